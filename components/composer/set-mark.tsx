/** Says that something is set, without opening the panel. */
export function SetMark({ count }: { count: number | null }) {
  return (
    <span className="rounded-full bg-fill px-1.5 font-mono text-[11px] text-ink leading-4">
      {count ?? 'on'}
    </span>
  );
}
