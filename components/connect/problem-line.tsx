import type { Problem } from '#lib/connect/use-connections.ts';

export function ProblemLine({ problem, id }: { problem: Problem | null; id?: string }) {
  return (
    <p id={id} role="alert" className="mt-2 text-bad text-note empty:mt-0">
      {problem && `${problem.message} ${problem.action}`}
    </p>
  );
}
