import { clsx } from 'clsx';
import { Columns3, MessageSquareReply } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mark } from '#components/shell/mark.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { windowTitle } from './run-heading.ts';
import { RunTime } from './run-time.tsx';
import { usePlaygroundLink } from './use-playground-link.ts';

interface RunBarProps {
  store: RunStore | null;
  title: string | null;
  /** A snapshot for whoever has its link: what it follows is not theirs to see. */
  isShared: boolean;
  /** Why nothing can be sent now; null when it can. */
  unreached: string | null;
  /** What else can be done with the run. */
  children?: ReactNode;
  /** What the rail holds, where there is no room for one. */
  menu: ReactNode;
}

/** A run's name, its time, and the ways on from it. */
export function RunBar({ store, title, isShared, unreached, children, menu }: RunBarProps) {
  return (
    <header className="flex h-bar shrink-0 items-center gap-2.5 border-hairline border-b px-inset max-md:px-2.5">
      <a href="/" aria-label="Abreast" className="shrink-0 rounded-code md:hidden">
        <Mark size={20} />
      </a>
      {store ? (
        <Known store={store} title={title} isShared={isShared} unreached={unreached}>
          {children}
        </Known>
      ) : (
        <h1 className="font-[560] text-[15.5px] tracking-[-0.01em]">Abreast</h1>
      )}
      <div className={clsx('shrink-0 md:hidden print:hidden', !store && 'ml-auto')}>{menu}</div>
    </header>
  );
}

interface KnownProps extends Omit<RunBarProps, 'store' | 'menu'> {
  store: RunStore;
}

function Known({ store, title, isShared, unreached, children }: KnownProps) {
  const setup = useRun(store, (run) => run.setup);
  const id = useRun(store, (run) => run.id);
  const started = useRun(store, (run) => run.started);
  const when = started === null ? null : <RunTime started={started} />;
  const { parent } = setup;
  return (
    <>
      <title>{`${windowTitle(setup, title)} · Abreast`}</title>
      <h1 className="min-w-0 truncate font-[560] text-[15.5px] tracking-[-0.01em]">
        {title ?? <>Run of {when}</>}
      </h1>
      <p className="min-w-0 shrink-0 text-mute text-note max-lg:hidden">
        {title && when}
        {isShared && <span className={title ? dotted : undefined}>shared</span>}
        {parent !== undefined && (
          <span className={title || isShared ? dotted : undefined}>
            {'follows '}
            {isShared ? 'an earlier prompt' : <ParentLink parent={parent} />}
          </span>
        )}
      </p>
      <div className="ml-auto flex shrink-0 items-center gap-2 print:hidden">
        {children}
        {id !== null && !isShared && (
          <a
            href={`/?continue=${encodeURIComponent(id)}`}
            onClick={(event) => unreached !== null && event.preventDefault()}
            aria-disabled={unreached === null ? undefined : true}
            title={unreached ?? undefined}
            data-tooltip={
              unreached === null ? 'Go on with this conversation, or retry what failed' : undefined
            }
            className={clsx(linkLook, unreached !== null && 'opacity-45')}
          >
            <MessageSquareReply size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="max-sm:sr-only">
              Continue<span className="sr-only"> in the playground</span>
            </span>
          </a>
        )}
        <a
          href={usePlaygroundLink(setup)}
          data-tooltip="The set-up alone, without replies"
          className={linkLook}
        >
          <Columns3 size={14} strokeWidth={1.75} aria-hidden="true" />
          <span className="max-sm:sr-only">Open in the playground</span>
        </a>
      </div>
    </>
  );
}

const linkLook =
  'inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-control border border-control bg-surface px-2 text-[13px] transition-colors duration-quick hover:bg-fill';
const dotted = "before:mx-1.5 before:content-['·']";

function ParentLink({ parent }: { parent: string }) {
  return (
    <a
      href={`/runs/${encodeURIComponent(parent)}`}
      className="rounded-code underline decoration-control underline-offset-2 hover:decoration-mute hover:text-ink"
    >
      an earlier prompt
    </a>
  );
}
