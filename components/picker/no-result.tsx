import { Button } from '#components/ui/button.tsx';

interface NoResultProps {
  query: string;
  onRandom: () => void;
  onVision: () => void;
  onClear: () => void;
}

export function NoResult({ query, onRandom, onVision, onClear }: NoResultProps) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 p-8 text-center">
      <p className="max-w-full text-note text-soft [overflow-wrap:anywhere]">
        No model fits “{query.trim()}”. Take a filter away, or start from one of these.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={onClear}>Clear filters</Button>
        <Button onClick={onRandom}>Random four free</Button>
        <Button onClick={onVision}>Vision models</Button>
      </div>
    </div>
  );
}
