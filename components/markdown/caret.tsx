import { createContext, type RefObject, use } from 'react';

/** Takes the newest characters of a reply before they are drawn, see `createGrowingText`. */
export const TailContext = createContext<RefObject<HTMLSpanElement | null> | null>(null);

/** Where the next token will stand. It takes no room, so nothing moves when it comes or goes. */
export function Caret() {
  const tail = use(TailContext);
  return (
    <>
      {tail && <span ref={tail} data-part="tail" />}
      <span data-part="caret" aria-hidden="true" />
    </>
  );
}
