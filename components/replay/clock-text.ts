/** A time of a run as the replay bar writes it: `3.4`, and from 100 s on `1:43` or `1:02:03`. */
export function clockText(ms: number, duration: number): string {
  if (duration < 100_000) return (Math.floor(ms / 100) / 10).toFixed(1);
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `3.4 / 12.8 s` */
export function positionText(position: number, duration: number): string {
  const unit = duration < 100_000 ? ' s' : '';
  return `${clockText(position, duration)} / ${clockText(duration, duration)}${unit}`;
}

/** `3.4 of 12.8 seconds`, as it is read out; while it plays, by whole seconds. */
export function spokenPosition(position: number, duration: number, playing: boolean): string {
  const at = playing ? Math.floor(position / 1000) : (position / 1000).toFixed(1);
  return `${at} of ${(duration / 1000).toFixed(1)} seconds`;
}
