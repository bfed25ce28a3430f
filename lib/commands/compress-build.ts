import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);

/**
 * Lays a Brotli file (`….js.br`) beside each script and style sheet of a build, once and at its best: about 15 % less on
 * the wire than the gzip that Next makes at each request. next.config.js serves them to who takes Brotli.
 */
export async function compressBuild(folder = '.next/static'): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const texts = files.filter((file) => /\.(js|css)$/.test(file));
  await Promise.all(
    texts.map(async (file) => {
      const path = join(folder, file);
      await writeFile(`${path}.br`, await compress(await readFile(path)));
    }),
  );
}
