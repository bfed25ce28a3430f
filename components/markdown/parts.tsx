import { type ComponentType, memo, type ReactNode } from 'react';

export interface PartProps<Part> {
  part: Part;
  /** Whether the caret stands at the end of this part. */
  caret: boolean;
}

interface PartsProps<Part> {
  /** Only ever grow at the end, or are all replaced. */
  parts: readonly Part[];
  View: ComponentType<PartProps<Part>>;
  /** The place of the part that holds the caret, -1 for none. */
  caretAt: number;
  /**
   * Whether each page is an element of its own. Where HTML allows it, layout then passes over a page that did
   * not change as React does.
   */
  boxed?: boolean;
}

interface PageProps<Part> extends PartsProps<Part> {
  from: number;
}

const pageSize = 32;

function Page<Part extends { key: string }>({ parts, from, View, caretAt, boxed }: PageProps<Part>) {
  const views = parts
    .slice(from, from + pageSize)
    .map((part, index) => <View key={part.key} part={part} caret={from + index === caretAt} />);
  return boxed ? <div data-part="page">{views}</div> : views;
}

function isSamePage<Part>(before: PageProps<Part>, after: PageProps<Part>): boolean {
  if (before.caretAt !== after.caretAt || before.View !== after.View) return false;
  for (let index = after.from; index < after.from + pageSize; index += 1) {
    if (before.parts[index] !== after.parts[index]) return false;
  }
  return true;
}

/** memo forgets that the component is generic. */
const MemoPage = memo(Page, isSamePage) as unknown as typeof Page;

/**
 * Parts that grow, in pages: React passes over a page none of whose parts changed, so a frame costs the same at
 * the end of a long reply as at its start.
 */
export function Parts<Part extends { key: string }>(props: PartsProps<Part>) {
  const { parts, caretAt } = props;
  const pages: ReactNode[] = [];
  for (let from = 0; from < parts.length; from += pageSize) {
    const isHere = caretAt >= from && caretAt < from + pageSize;
    pages.push(<MemoPage {...props} key={from} from={from} caretAt={isHere ? caretAt : -1} />);
  }
  return pages;
}

/** Where the caret stands among `parts` if it stands at their end. */
export const atEnd = (parts: readonly unknown[], caret: boolean) => (caret ? parts.length - 1 : -1);
