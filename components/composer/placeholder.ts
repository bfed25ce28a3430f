const numbers = ['', 'the', 'both', 'all three', 'all four', 'all five', 'all six'];

export function placeholder(
  columns: number,
  isNew: boolean,
  running: boolean,
  only: string | null = null,
): string {
  if (running) return 'Write the next prompt while they run…';
  if (only !== null) return `Continue with ${only}…`;
  if (!isNew) return 'Continue with all columns…';
  if (columns === 0) return 'Choose models, then ask…';
  return columns === 1 ? 'Ask the model…' : `Ask ${numbers[columns] ?? `all ${columns}`}…`;
}
