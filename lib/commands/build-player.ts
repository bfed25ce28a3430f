import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import tailwind from '@tailwindcss/postcss';
import { build, type Plugin } from 'esbuild';
import postcss from 'postcss';
import { playerPage } from '#lib/share/player-page.ts';
import { partsOfFonts } from './font-parts.ts';

/**
 * Makes the page that an exported run is put into (lib/share/offline-page.ts): the columns and the replay of the app with
 * their styles and fonts, in one file that needs no network. Runs before `next build`, which serves what lies in public.
 */
const folder = 'public/player';

const fonts = [
  { family: 'Geist', file: 'geist', variable: '--font-geist-sans' },
  { family: 'Geist Mono', file: 'geist-mono', variable: '--font-geist-mono' },
];

/** After the page's own styles, which join the parts of each face otherwise. */
const fontVariables = fonts.map(({ family, variable }) => `:root{${variable}:"${family}"}`).join('\n');

function fontFaces({ family, file }: (typeof fonts)[number]): string[] {
  return Object.entries(partsOfFonts).map(([part, range]) => {
    const data = readFileSync(`app/fonts/${file}-${part}.woff2`).toString('base64');
    return `@font-face{font-family:"${family}";font-weight:100 900;unicode-range:${range};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  });
}

/** The style sheets as `next build` makes them: Tailwind, and every class name that the project uses. */
const styles: Plugin = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { css } = await postcss([tailwind({ optimize: false })]).process(readFileSync(path), {
        from: path,
      });
      return { contents: css, loader: 'css' };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: ['app/globals.css', 'components/share/player.tsx'],
  outdir: folder,
  write: false,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  jsx: 'automatic',
  alias: {
    swr: './components/share/player-swr.ts',
    'swr/immutable': './components/share/player-swr.ts',
    temml: './components/share/player-temml.ts',
  },
  plugins: [styles],
  legalComments: 'none',
});

const textOf = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
const page = playerPage({
  script: textOf('player.js'),
  styles: [...fonts.flatMap(fontFaces), textOf('globals.css'), textOf('player.css'), fontVariables].join(
    '\n',
  ),
  hash: (text) => createHash('sha256').update(text).digest('base64'),
});
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/player.html`, page);
