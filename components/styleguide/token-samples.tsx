'use client';
import { useSyncExternalStore } from 'react';
import { BothThemes } from './both-themes.tsx';
import { groupTokens, readTokens, type Token } from './tokens.ts';

const never = () => () => {};
let read: ReturnType<typeof groupTokens> | null = null;

const nothing: ReturnType<typeof groupTokens> = { colours: [], sizes: [], motion: [] };

/** What the style sheets of this very page say. */
export function TokenSamples() {
  const { colours, sizes, motion } = useSyncExternalStore(
    never,
    () => {
      read ??= groupTokens(readTokens(document.styleSheets));
      return read;
    },
    () => nothing,
  );
  return (
    <>
      <BothThemes>
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {colours.map(({ name }) => (
            <li key={name} className="flex items-center gap-2.5">
              <span
                className="size-9 rounded-control border border-control"
                style={{ background: `var(${name})` }}
              />
              <span className="font-mono text-note">{name}</span>
            </li>
          ))}
        </ul>
      </BothThemes>
      <div className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Values title="Sizes" tokens={sizes} />
        <Values title="Motion" tokens={motion} />
      </div>
    </>
  );
}

function Values({ title, tokens }: { title: string; tokens: readonly Token[] }) {
  return (
    <div>
      <h3 className="mb-1 font-[560] text-title">{title}</h3>
      <dl>
        {tokens.map(({ name, value }) => (
          <div key={name} className="flex items-center gap-4 border-hairline border-t py-1.5">
            <dt className="flex-1 font-mono text-note">{name}</dt>
            {/px$/.test(value) && (
              <dd
                aria-hidden="true"
                className="h-2 rounded-[2px] bg-mute/40"
                style={{ width: `var(${name})` }}
              />
            )}
            <dd className="font-mono text-note text-soft tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
