import { PlaygroundLink } from '#components/shell/playground-link.tsx';
import type { Problem } from '#lib/run/run-store.ts';

const gone: Problem = {
  title: 'There is no such run here.',
  action: 'It may have been deleted, or never kept. Check the link, or begin a new run.',
  status: 404,
};

/** In the place of a run that cannot be shown: what happened, and the way on. */
export function NotHere({ problem }: { problem: Problem }) {
  const { title, action } = problem.status === 404 ? gone : problem;
  return (
    <div role="alert" className="m-auto flex max-w-[420px] flex-col items-start gap-3 px-inset py-10">
      <h2 className="font-[560] text-[18px] leading-6 tracking-[-0.01em]">{title}</h2>
      <p className="text-body text-soft">{action}</p>
      <p className="mt-1 flex">
        <PlaygroundLink />
      </p>
    </div>
  );
}
