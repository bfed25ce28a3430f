import { Layers } from 'lucide-react';
import { ariaKeys, type CommandKey, hintOf } from '#components/command/shortcuts.ts';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

interface ModelsButtonProps {
  columns: number;
  command: CommandKey;
  onModels: () => void;
}

export function ModelsButton({ columns, command, onModels }: ModelsButtonProps) {
  return (
    <Button
      variant="quiet"
      data-tooltip="Choose models"
      aria-keyshortcuts={ariaKeys('models')}
      onClick={onModels}
      className="slim:h-[34px] slim:rounded-full"
    >
      <Layers size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="sr-only">Choose models</span>
      <span aria-hidden="true">
        {columns}
        <span className="max-md:hidden">{columns === 1 ? ' model' : ' models'}</span>
      </span>
      <span className="max-lg:hidden">
        <Kbd>{hintOf('models', command)}</Kbd>
      </span>
    </Button>
  );
}
