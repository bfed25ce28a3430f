/**
 * As much of a DOM as React needs to mount and update elements and text, for tests that count renders. What
 * events, styles and forms do is no part of it.
 */
export class FakeNode {
  childNodes: FakeNode[] = [];
  parentNode: FakeNode | null = null;
  attributes = new Map<string, string>();
  namespaceURI = 'http://www.w3.org/1999/xhtml';
  style = {};
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  ownerDocument: FakeNode | null;

  constructor(
    nodeType: number,
    nodeName: string,
    ownerDocument: FakeNode | null,
    nodeValue: string | null = null,
  ) {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.ownerDocument = ownerDocument;
    this.nodeValue = nodeValue;
  }

  get tagName() {
    return this.nodeName;
  }
  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): FakeNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get nextSibling(): FakeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  get textContent(): string {
    return this.nodeValue ?? this.childNodes.map((child) => child.textContent).join('');
  }
  set textContent(text: string) {
    if (this.nodeType === 3) this.nodeValue = text;
    else this.childNodes = text ? [new FakeNode(3, '#text', this.ownerDocument, text)] : [];
  }

  createElement(name: string) {
    return new FakeNode(1, name.toUpperCase(), this);
  }
  createElementNS(_namespace: string, name: string) {
    return new FakeNode(1, name, this);
  }
  createTextNode(text: string) {
    return new FakeNode(3, '#text', this, text);
  }
  insertBefore(node: FakeNode, before: FakeNode | null) {
    node.parentNode?.removeChild(node);
    const index = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(index, 0, node);
    node.parentNode = this;
    return node;
  }
  appendChild(node: FakeNode) {
    return this.insertBefore(node, null);
  }
  removeChild(node: FakeNode) {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
    return node;
  }
  setAttribute(name: string, value: string) {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string) {
    this.attributes.delete(name);
  }
  addEventListener() {}
  removeEventListener() {}
}

/** A container to mount into, in a document of its own that becomes the global one. */
export function createContainer(): FakeNode {
  const document = new FakeNode(9, '#document', null);
  const container = document.createElement('div');
  Object.assign(document, { documentElement: container, body: container, activeElement: container });
  Object.assign(document, { defaultView: globalThis });
  Object.assign(globalThis, { document, window: globalThis, HTMLIFrameElement: class {} });
  return container;
}
