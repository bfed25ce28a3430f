import { json } from '#lib/simulator/http.ts';
import type { Call } from '#lib/simulator/simulation.ts';

/** `GET /__simulator/requests`: what really happened, newest last. No part of the OpenRouter API. */
export function getRequests({ simulation }: Call): Response {
  return json(simulation.records.all());
}

export function clearRequests({ simulation }: Call): Response {
  simulation.records.clear();
  return new Response(null, { status: 204 });
}
