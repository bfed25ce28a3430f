import { type ComponentType, memo, type ReactNode } from 'react';

export interface PartProps<Part> {
  part: Part;
  /** Whether the caret stands at the end of this part. */
  caret: boolean;
}

interface PageProps<Part> {
  parts: readonly Part[];
  from: number;
  View: ComponentType<PartProps<Part>>;
  caret: boolean;
  /**
   * Whether each page is an element of its own. Where HTML allows it, layout then passes over a page that did
   * not change as React does.
   */
  boxed?: boolean;
}

const pageSize = 32;

function Page<Part extends { key: string }>({ parts, from, View, caret, boxed }: PageProps<Part>) {
  const views = parts
    .slice(from, from + pageSize)
    .map((part, index) => (
      <View key={part.key} part={part} caret={caret && from + index === parts.length - 1} />
    ));
  return boxed ? <div data-part="page">{views}</div> : views;
}

function isSamePage<Part>(before: PageProps<Part>, after: PageProps<Part>): boolean {
  if (before.caret !== after.caret || before.View !== after.View) return false;
  for (let index = after.from; index < after.from + pageSize; index += 1) {
    if (before.parts[index] !== after.parts[index]) return false;
  }
  return true;
}

/** memo forgets that the component is generic. */
const MemoPage = memo(Page, isSamePage) as unknown as typeof Page;

/**
 * Parts that only grow at the end, in pages: React passes over a page none of whose parts changed, so a frame
 * costs the same at the end of a long reply as at its start.
 */
export function Parts<Part extends { key: string }>(props: Omit<PageProps<Part>, 'from'>) {
  const { parts, caret } = props;
  const pages: ReactNode[] = [];
  for (let from = 0; from < parts.length; from += pageSize) {
    const isLast = from + pageSize >= parts.length;
    pages.push(<MemoPage {...props} key={from} from={from} caret={caret && isLast} />);
  }
  return pages;
}
