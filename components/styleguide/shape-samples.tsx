const type = [
  ['text-prompt', 'The prompt stands once, over all columns.'],
  ['text-title', 'Column title'],
  ['text-body', 'Body: calm type, a line that can be read for long, and figures that never jump.'],
  ['text-note', 'A small note, quieter than the body.'],
  ['text-label text-mute', 'First token'],
  ['font-mono text-note tabular-nums', '412 ms · 86 tok/s · ≈ 386'],
] as const;

const radii = [
  'rounded-code',
  'rounded-control',
  'rounded-block',
  'rounded-composer',
  'rounded-dialog',
] as const;
const spaces = ['w-inset', 'w-strip', 'w-header', 'w-bar', 'w-rail'] as const;

/** Type, corners and distances, by the class names that everything is made of. */
export function ShapeSamples() {
  return (
    <div className="grid gap-10 md:grid-cols-2">
      <dl>
        {type.map(([look, text]) => (
          <div key={look} className="border-hairline border-t py-2.5">
            <dt className="font-mono text-label text-mute">{look}</dt>
            <dd className={look}>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-col gap-8">
        <ul className="flex flex-wrap gap-4">
          {radii.map((radius) => (
            <li key={radius} className="text-center font-mono text-label text-mute">
              <span className={`mx-auto mb-1 block size-14 border border-control bg-surface ${radius}`} />
              {radius}
            </li>
          ))}
        </ul>
        <ul className="flex flex-col gap-2">
          {spaces.map((space) => (
            <li key={space} className="flex items-center gap-3 font-mono text-label text-mute">
              <span className={`h-3 bg-mute/40 ${space}`} />
              {space}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
