import { createElement, Fragment, memo, type ReactNode, useContext } from 'react';
import { decodeEntities } from '#lib/markdown/entities.ts';
import {
  asInline,
  endsOpen,
  type Inline,
  isReference,
  type OpenToken,
  type ReferenceToken,
} from '#lib/markdown/inline.ts';
import { safeHref } from '#lib/markdown/links.ts';
import { Caret } from './caret.tsx';
import { DefinitionsContext } from './definitions.tsx';
import { Formula } from './formula.tsx';
import { breakable, leavesOf } from './long-text.tsx';
import { Picture } from './picture.tsx';

const lineBreak = /^<br\s*\/?>$/i;

function holdsLink(tokens: readonly Inline[]): boolean {
  return tokens.some((token) => {
    if (token.type === 'link') return !isReference(token);
    return token.type !== 'open' && 'tokens' in token && holdsLink(asInline(token.tokens));
  });
}

function drawLink(href: string, title: string | null | undefined, children: ReactNode[]): ReactNode {
  const safe = safeHref(href);
  if (!safe) return createElement(Fragment, null, ...children);
  const attributes = {
    href: safe,
    title: title ? decodeEntities(title) : undefined,
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  };
  return createElement('a', attributes, ...children);
}

function Reference({ token, insideLink }: { token: ReferenceToken; insideLink: boolean }) {
  const definition = useContext(DefinitionsContext).get(token.label);
  const tokens = asInline(token.tokens);
  if (!definition || insideLink || holdsLink(tokens)) {
    const opening = token.image ? '![' : '[';
    return createElement(Fragment, null, opening, ...drawInline(tokens, insideLink), token.closing);
  }
  if (token.image) return <Picture href={definition.href} alt={decodeEntities(token.text)} />;
  return drawLink(definition.href, definition.title, drawInline(tokens, true));
}

/** As it is drawn once it is whole, but a link leads nowhere yet. The caret stands in it, so what comes next does too. */
function drawOpen({ as, tokens }: OpenToken, insideLink: boolean): ReactNode {
  const children = drawInline(tokens, insideLink);
  if (!endsOpen(tokens)) children.push(<Caret />);
  switch (as) {
    case 'text':
      return createElement(Fragment, null, ...children);
    case 'math':
    case 'display':
      return createElement('span', { 'data-math': as === 'math' ? 'inline' : 'display' }, ...children);
    default:
      return createElement(as, null, ...children);
  }
}

function drawToken(token: Inline, insideLink: boolean): ReactNode {
  switch (token.type) {
    case 'text':
      return token.escaped ? token.text : decodeEntities(token.text);
    case 'escape':
      return token.text;
    case 'html':
      return lineBreak.test(token.text) ? <br /> : token.text;
    case 'strong':
    case 'em':
    case 'del':
      return createElement(token.type, null, ...drawInline(asInline(token.tokens), insideLink));
    case 'codespan':
      return createElement('code', null, ...breakable(token.text));
    case 'br':
      return <br />;
    case 'math':
      return <Formula text={token.text} display={token.display} />;
    case 'image':
      if (insideLink) return decodeEntities(token.text);
      return <Picture href={token.href} alt={decodeEntities(token.text)} />;
    case 'link': {
      if (isReference(token)) return <Reference token={token} insideLink={insideLink} />;
      const children = drawInline(asInline(token.tokens), true);
      return insideLink
        ? createElement(Fragment, null, ...children)
        : drawLink(token.href, token.title, children);
    }
    case 'open':
      return drawOpen(token, insideLink);
    default:
      return null;
  }
}

/** Nodes to be spread as children: their order is their identity, and it only grows at the end. */
export function drawInline(tokens: readonly Inline[], insideLink = false): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (const token of tokens) {
    const node = drawToken(token, insideLink);
    const last = nodes.at(-1);
    if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node;
    else nodes.push(node);
  }
  return nodes.flatMap((node) => (typeof node === 'string' ? leavesOf(node).flatMap(breakable) : [node]));
}

export const InlineText = memo(function InlineText({ tokens }: { tokens: readonly Inline[] }) {
  return createElement(Fragment, null, ...drawInline(tokens));
});
