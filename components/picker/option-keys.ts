const PAGE = 9;

/** Where a key moves the active option in a list of `size`; null when the key does not move it. */
export function nextOption(key: string, active: number, size: number): number | null {
  const within = (option: number): number => Math.min(Math.max(option, 0), Math.max(size - 1, 0));
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + PAGE);
    case 'PageUp':
      return within(active - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return within(size - 1);
    default:
      return null;
  }
}
