import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface BuildFiles {
  /** Changes with every build. */
  build: string;
  /** Paths of the scripts, styles and fonts that its pages are made of. */
  files: string[];
}

/** What `next build` made, as far as it lies beside the server; null where there is no build. */
export async function readBuildFiles(folder = '.next'): Promise<BuildFiles | null> {
  const build = await readFile(join(/* turbopackIgnore: true */ folder, 'BUILD_ID'), 'utf8').catch(
    () => null,
  );
  if (build === null) return null;
  const found = await readdir(join(/* turbopackIgnore: true */ folder, 'static'), {
    recursive: true,
  }).catch(() => []);
  const files = found.filter((path) => /\.(js|css|woff2)$/.test(path)).sort();
  return { build: build.trim(), files: files.map((path) => `/_next/static/${path}`) };
}
