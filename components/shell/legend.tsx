const kinds = [
  ['queued', 'bg-[repeating-linear-gradient(135deg,var(--mute)_0_1px,transparent_1px_4px)] opacity-70'],
  ['waiting', 'bg-mute opacity-30'],
  ['thinking', 'bg-[repeating-linear-gradient(90deg,var(--mute)_0_2px,transparent_2px_3.5px)]'],
  ['answer', 'bg-mute'],
] as const;

/** What the timing strips are drawn with. */
export function Legend() {
  return (
    <ul className="flex shrink-0 items-center gap-4 h-bar text-[12px] text-mute leading-[18px] max-lg:hidden">
      {kinds.map(([kind, look]) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span
            className={`h-[5px] w-3.5 rounded-[2px] forced-color-adjust-none ${look}`}
            aria-hidden="true"
          />
          {kind}
        </li>
      ))}
    </ul>
  );
}
