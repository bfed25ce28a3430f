'use client';

import { ChevronsRight, FastForward, Pause, Play } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { countdownText } from '#components/timing/countdown-text.ts';
import { Button } from '#components/ui/button.tsx';
import { type Player, replaySpeeds } from '#lib/run/replay.ts';
import { positionText } from './clock-text.ts';
import { PositionSlider } from './position-slider.tsx';
import { usePlayer } from './use-player.ts';

interface ReplayBarProps {
  player: Player;
  /** Stands at the end of the bar. */
  children?: ReactNode;
}

/** Plays a run that has ended, in the place of the composer. */
export function ReplayBar({ player, children }: ReplayBarProps) {
  return (
    <section
      aria-label="Replay"
      className="print:hidden flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-hairline border-t bg-page px-inset pt-2 pb-[max(8px,env(safe-area-inset-bottom))] max-md:px-2.5 short:sticky short:bottom-0 short:z-10 short:pt-1 short:pb-[max(4px,env(safe-area-inset-bottom))]"
    >
      <div className="flex min-w-0 flex-1 basis-80 items-center gap-3 short:basis-60">
        <PlayButton player={player} />
        <Time player={player} />
        <PositionSlider player={player} />
      </div>
      <div className="flex items-center gap-1.5 max-md:not-short:w-full">
        <Speeds player={player} />
        <Button
          data-tooltip="Show all of it at once"
          onClick={() => {
            player.pause();
            player.toEnd();
          }}
        >
          <ChevronsRight size={14} strokeWidth={1.75} aria-hidden="true" />
          Instant
        </Button>
        <SkipWaits player={player} />
        {children}
      </div>
    </section>
  );
}

function PlayButton({ player }: { player: Player }) {
  const playing = usePlayer(player, (view) => view.playing);
  const singleKeys = useSingleKeys();
  const Icon = playing ? Pause : Play;
  return (
    <Button
      variant="primary"
      size="large"
      data-shortcut={keyHints('play', singleKeys).shortcut}
      data-tooltip={playing ? 'Pause' : 'Play'}
      className="min-w-[88px]"
      onClick={playing ? player.pause : player.play}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" className="fill-current" />
      {playing ? 'Pause' : 'Play'}
    </Button>
  );
}

/** Written by the player frame by frame, without a render. */
function Time({ player }: { player: Player }) {
  const place = useRef<HTMLSpanElement>(null);
  const { duration } = player.get();
  // It opens at the end.
  const whole = positionText(duration, duration);
  useLayoutEffect(() => {
    const write = () => {
      const text = positionText(player.get().position, duration);
      if (place.current && place.current.textContent !== text) place.current.textContent = text;
    };
    write();
    return player.subscribe(write);
  }, [player, duration]);
  return (
    <span
      ref={place}
      data-part="replay-time"
      className="shrink-0 text-right font-mono text-[12.5px] text-soft tabular-nums"
      style={{ minWidth: `${whole.length}ch` }}
    >
      {whole}
    </span>
  );
}

function Speeds({ player }: { player: Player }) {
  const speed = usePlayer(player, (view) => view.speed);
  return (
    <fieldset aria-label="Speed" className="flex rounded-control border border-control bg-surface p-px">
      {replaySpeeds.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === speed}
          onClick={() => player.setSpeed(each)}
          className="h-6 min-w-8 rounded-[6px] px-1.5 text-[12.5px] text-soft tabular-nums hover:text-ink aria-pressed:bg-fill aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-8 pointer-coarse:min-w-10"
        >
          {each}×
        </button>
      ))}
    </fieldset>
  );
}

/** Only where something would be skipped; how much is said before it is. */
function SkipWaits({ player }: { player: Player }) {
  const waiting = usePlayer(player, (view) => view.waiting);
  const skips = usePlayer(player, (view) => view.skipsWaits);
  if (waiting <= 0) return null;
  return (
    <Button
      aria-pressed={skips}
      data-tooltip="Jumps over stretches of more than 2 s in which nothing happens"
      onClick={() => player.skipWaits(!skips)}
      className="aria-pressed:bg-fill"
    >
      <FastForward size={14} strokeWidth={1.75} aria-hidden="true" />
      {skips ? 'Skipping waits' : 'Skip waits'}
      <span className="text-mute tabular-nums max-sm:hidden">{countdownText(waiting)}</span>
    </Button>
  );
}
