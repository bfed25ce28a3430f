import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { eventsOf, post, setupOf } from '../support/api.ts';
import { demoUrl } from '../support/servers.ts';

const secret = 'What nobody but its owner has read';

/** Asked as a browser does whose name server was changed under a page that is open: ours by address, not by name. */
async function asked(path: string, headers: Record<string, string>): Promise<[number | undefined, string]> {
  const sent = request(`${demoUrl}${path}`, { headers }).end();
  const [response]: IncomingMessage[] = await once(sent, 'response');
  return response ? [response.statusCode, await text(response)] : [undefined, ''];
}

async function keptRun(): Promise<string> {
  const response = await post(`${demoUrl}/api/runs`, setupOf(['demo:swift'], secret));
  await eventsOf(response);
  return response.headers.get('location')?.split('/').at(-1) ?? '';
}

test('under a name that is not ours, the page of a run tells nothing of it, and neither does its link', async () => {
  const id = await keptRun();
  const link: { id: string } = await (await post(`${demoUrl}/api/runs/${id}/share`, {})).json();
  const ours = new URL(demoUrl).host;
  for (const path of [id, link.id]) {
    expect((await asked(`/runs/${path}`, { host: ours }))[1]).toContain(secret);
    for (const host of ['rebound.example', `${ours}.rebound.example`, 'rebound.example:4112']) {
      const [, page] = await asked(`/runs/${path}`, { host, 'x-forwarded-host': ours });
      expect(page).toContain('Abreast');
      expect(page).not.toContain(secret);
    }
    const [status, answer] = await asked(`/api/runs/${path}/events`, { host: 'rebound.example' });
    expect([status, answer.includes(secret)]).toEqual([403, false]);
  }
});
