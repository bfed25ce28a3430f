import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
const config = {
  reactCompiler: true,
  poweredByHeader: false,
  // Types are checked once, by `tsc` in `npm test`; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
