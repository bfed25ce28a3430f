/** Once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { settings } = await import('#lib/commands/settings.ts');
  settings();
  const { warmUp } = await import('#lib/warm-up.ts');
  const { shutDownOnSignals } = await import('#lib/shut-down.ts');
  const { abreast } = await import('#lib/process.ts');
  shutDownOnSignals();
  void abreast().runs.open();
  void warmUp();
}
