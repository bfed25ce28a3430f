/** Marks a value that is the column's own. */
export function Differs() {
  return (
    <span title="Differs from the shared set-up" className="size-1.5 shrink-0 rounded-full bg-warn">
      <span className="sr-only">differs from the shared set-up</span>
    </span>
  );
}
