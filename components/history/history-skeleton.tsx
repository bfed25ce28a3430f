/** Stands for a run that is being loaded. */
export function SkeletonRow() {
  return (
    <span aria-hidden="true" className="flex h-[52px] flex-col justify-center gap-2 px-2.5">
      <span className="h-2.5 w-4/5 rounded-code bg-fill" />
      <span className="h-2 w-1/2 rounded-code bg-fill" />
    </span>
  );
}

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

export function HistorySkeleton() {
  return (
    <div className="min-h-0 flex-1 overflow-hidden px-1.5 pt-[30px]">
      {rows.map((row) => (
        <SkeletonRow key={row} />
      ))}
    </div>
  );
}
