type Message = { type: 'keep'; run: string } | { type: 'keep-newest' };

/** Says something to the service worker (public/service-worker.js); where there is none, nobody hears it. */
export async function tellWorker(message: Message): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage(message);
}

/** Has the worker bring nothing here that nobody asked for until what it gives back is called: not while it is made either. */
export function holdWorker(): () => void {
  const registration = navigator.serviceWorker?.getRegistration();
  const tell = (type: 'run-begins' | 'run-ends') =>
    void registration
      ?.then((found) => {
        for (const worker of [found?.installing, found?.active]) worker?.postMessage({ type });
      })
      // A browser that refuses has no worker, and no other loss.
      .catch(() => undefined);
  tell('run-begins');
  return () => tell('run-ends');
}
