type Message = { type: 'keep'; run: string } | { type: 'keep-newest' };

/** Says something to the service worker (public/service-worker.js); where there is none, nobody hears it. */
export async function tellWorker(message: Message): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage(message);
}
