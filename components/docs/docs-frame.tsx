import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Mark } from '#components/shell/mark.tsx';

export interface DocsPart {
  id: string;
  title: string;
  content: ReactNode;
}

interface DocsFrameProps {
  title: string;
  lead: string;
  parts: readonly DocsPart[];
  /** What stands in it is not to be read line by line. */
  wide?: boolean;
}

/** Parts one below the other, with a list of them beside; made of plain links, no script. */
export function DocsFrame({ title, lead, parts, wide = false }: DocsFrameProps) {
  return (
    <div className="min-h-dvh bg-page">
      <header className="sticky top-0 z-10 flex h-bar items-center gap-2.5 border-hairline border-b bg-page px-inset">
        <a href="/" className="flex items-center gap-2.5 rounded-code">
          <Mark size={20} />
          <span className="font-[560] text-[15.5px] tracking-[-0.01em]">Abreast</span>
        </a>
        <a
          href="/"
          className="ml-auto inline-flex h-7 items-center rounded-control border border-control bg-surface px-2 text-[13px] hover:bg-fill"
        >
          Go to the playground
        </a>
      </header>
      <div className={clsx('mx-auto flex gap-14 px-inset', wide ? 'max-w-[1760px]' : 'max-w-[1020px]')}>
        <nav
          aria-label="On this page"
          className="sticky top-bar w-44 shrink-0 self-start py-10 max-lg:hidden"
        >
          <PartLinks parts={parts} />
        </nav>
        <main className={clsx('min-w-0 flex-1 py-10', !wide && 'max-w-[720px]')}>
          <h1 className="font-[560] text-[24px] leading-8 tracking-[-0.015em]">{title}</h1>
          <p className="mt-2 text-[15px] text-soft leading-6">{lead}</p>
          <nav aria-label="Parts" className="mt-5 lg:hidden">
            <PartLinks parts={parts} />
          </nav>
          {parts.map(({ id, title: heading, content }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="scroll-mt-bar pt-10">
              <h2 id={`${id}-title`} className="mb-3 font-[560] text-[18px] leading-6 tracking-[-0.01em]">
                {heading}
              </h2>
              {content}
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}

function PartLinks({ parts }: { parts: readonly DocsPart[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {parts.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="-ml-2 block rounded-control px-2 py-1 text-[13px] text-soft hover:bg-fill hover:text-ink pointer-coarse:py-2"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
