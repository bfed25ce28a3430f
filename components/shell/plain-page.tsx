import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

/** What stands around a page that has neither rail nor columns. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-page">
      <header className="flex h-bar shrink-0 items-center gap-2.5 border-hairline border-b px-inset">
        <Mark size={20} />
        <p className="font-[560] text-[15.5px] tracking-[-0.01em]">Abreast</p>
      </header>
      {children}
    </div>
  );
}

interface PlainPageProps {
  title: string;
  /** What a person may do about it. */
  action: string;
  /** The ways on. */
  children: ReactNode;
}

/** A page that has nothing to show but a sentence and the ways on. */
export function PlainPage({ title, action, children }: PlainPageProps) {
  return (
    <PlainFrame>
      <main className="m-auto flex max-w-[420px] flex-col items-start gap-3 px-inset py-10">
        <h1 className="font-[560] text-[18px] leading-6 tracking-[-0.01em]">{title}</h1>
        <p className="text-body text-soft">{action}</p>
        <p className="mt-1 flex gap-2">{children}</p>
      </main>
    </PlainFrame>
  );
}
