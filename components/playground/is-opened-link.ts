/** A set-up was opened by its link: not loaded again, and not gone back to. */
export function isOpenedLink(): boolean {
  const query = new URLSearchParams(window.location.search);
  if (!query.has('models') || !query.has('prompt')) return false;
  const [navigation] = performance.getEntriesByType('navigation');
  return !(navigation instanceof PerformanceNavigationTiming) || navigation.type === 'navigate';
}
