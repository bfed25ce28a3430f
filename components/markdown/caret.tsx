/** Where the next token will stand. It takes no room, so nothing moves when it comes or goes. */
export function Caret() {
  return <span data-part="caret" aria-hidden="true" />;
}
