import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

interface DemoBannerProps {
  /** Nothing has been asked yet: it says what the page is for. */
  isNew: boolean;
  /** A key is there already: the way to real models is the picker. */
  connected: boolean;
  onConnect: () => void;
  onModels: () => void;
  onDismiss: () => void;
}

export function DemoBanner({ isNew, connected, onConnect, onModels, onDismiss }: DemoBannerProps) {
  return (
    <aside
      aria-label="About the demo models"
      className={clsx(
        'flex min-h-10 shrink-0 items-center gap-3 border-hairline border-b bg-fill py-1.5 pr-2 pl-[18px] text-[13px] text-soft leading-[18px] short:min-h-8 short:py-0.5 print:hidden',
        // The columns' badges say the same, and the menu has the way on.
        !isNew && 'shortest:hidden',
      )}
    >
      <p className="min-w-0 flex-1">
        {isNew && (
          <strong className="font-medium text-ink">
            One prompt, several models, side by side
            <span className="max-md:hidden short:hidden">
              : press Run and watch who answers how, and how fast
            </span>
            .{' '}
          </strong>
        )}
        Replies are simulated<span className="max-md:hidden">: these are demo models</span>.
        <span className="max-xl:hidden">
          {connected ? ' Choose others to run real ones.' : ' Connect OpenRouter to run real ones.'}
        </span>
      </p>
      {connected ? (
        <Button onClick={onModels}>Choose real models</Button>
      ) : (
        <Button onClick={onConnect}>Connect OpenRouter</Button>
      )}
      <IconButton label="Dismiss" icon={X} onClick={onDismiss} />
    </aside>
  );
}
