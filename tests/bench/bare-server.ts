import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/**
 * The limit: no framework, no Markdown, no log. One response carries every upstream's bytes as they come, and the page
 * appends text nodes once a frame. Whatever a product adds stands beside this.
 */
const { values } = parseArgs({ options: { port: { type: 'string' }, upstream: { type: 'string' } } });

const page = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>body{margin:0;display:flex;height:100vh;font:14px/1.55 sans-serif}div{flex:1;overflow:auto;white-space:pre-wrap}</style>
<script>
addEventListener('run', async (event) => {
  const { model, columns } = event.detail;
  const lanes = Array.from({ length: columns }, (_, index) => {
    const lane = document.createElement('div');
    lane.dataset.column = String(index);
    document.body.append(lane);
    return { lane, text: '' };
  });
  let due = false;
  const flush = () => {
    due = false;
    for (const each of lanes) {
      if (each.text) each.lane.append(each.text);
      each.text = '';
    }
    for (const { lane } of lanes) lane.scrollTop = 1e9;
  };
  const response = await fetch('/stream?model=' + encodeURIComponent(model) + '&columns=' + columns);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\\n');
    rest = lines.pop();
    for (const line of lines) {
      const bar = line.indexOf('|');
      const data = line.slice(bar + 1);
      if (!data.startsWith('data: {')) continue;
      lanes[Number(line.slice(0, bar))].text += JSON.parse(data.slice(6)).choices[0]?.delta?.content ?? '';
    }
    if (!due) { due = true; requestAnimationFrame(flush); }
  }
  document.body.dataset.done = 'true';
});
</script>`;

createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://bare');
  if (url.pathname !== '/stream') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(page);
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
  const columns = Array.from({ length: Number(url.searchParams.get('columns')) }, (_, index) => index);
  await Promise.all(
    columns.map(async (column) => {
      const upstream = await fetch(`${values.upstream}/chat/completions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer bare' },
        body: JSON.stringify({
          model: url.searchParams.get('model'),
          stream: true,
          messages: [{ role: 'user', content: 'x' }],
        }),
      });
      const decoder = new TextDecoder();
      let rest = '';
      for await (const chunk of upstream.body ?? []) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        response.write(lines.map((line) => `${column}|${line}\n`).join(''));
      }
    }),
  );
  response.end();
}).listen(Number(values.port), '127.0.0.1');
