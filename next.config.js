import { fileURLToPath } from 'node:url';

/**
 * Nothing on the page talks to another site by itself. Pictures are the one exception: a remote one in a reply loads
 * after a click, so the policy must let it.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https: http:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const noSniffing = { key: 'X-Content-Type-Options', value: 'nosniff' };

const securityHeaders = [
  noSniffing,
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** A run is its owner's, and a result link is for whom it was given to: neither is a page to be found. */
const notIndexed = [{ key: 'X-Robots-Tag', value: 'noindex' }];

/** All but what a build made: a policy means nothing to a script, and would be half a kilobyte with each. */
const documents = '/((?!_next/static/).*)';

/** Next itself knows gzip only; `npm run build` lays a Brotli file beside each script and style sheet. */
const takesBrotli = [{ type: 'header', key: 'accept-encoding', value: '.*\\bbr\\b.*' }];
const chunks = '/_next/static/chunks/:file';
const brotliOf = (ending, type) => ({
  source: `${chunks}.${ending}`,
  has: takesBrotli,
  headers: [
    { key: 'Content-Encoding', value: 'br' },
    { key: 'Content-Type', value: `${type}; charset=utf-8` },
    { key: 'Vary', value: 'Accept-Encoding' },
  ],
});
const compressedHeaders = [brotliOf('js', 'text/javascript'), brotliOf('css', 'text/css')];
const compressedFiles = ['js', 'css'].map((ending) => ({
  source: `${chunks}.${ending}`,
  has: takesBrotli,
  destination: `${chunks}.${ending}.br`,
}));

/** @type {(phase: string) => import('next').NextConfig} */
export default function config(phase) {
  const isDevelopment = phase === 'phase-development-server';
  const isCompressed = process.env.ABREAST_BROTLI === 'true';
  const policy = { key: 'Content-Security-Policy', value: contentSecurityPolicy };
  return {
    reactCompiler: true,
    // A page named `page.dev.tsx` is there in development only.
    pageExtensions: isDevelopment ? ['dev.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
    // What a container takes along; `next start` does not serve it.
    output: process.env.ABREAST_STANDALONE ? 'standalone' : undefined,
    poweredByHeader: false,
    devIndicators: false,
    // Types are checked once, by `tsc` in `npm test`; a build need not do it again.
    typescript: { ignoreBuildErrors: true },
    turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
    headers: async () => [
      { source: documents, headers: isDevelopment ? securityHeaders : [...securityHeaders, policy] },
      { source: '/_next/static/:path*', headers: [noSniffing] },
      { source: '/runs/:id', headers: notIndexed },
      ...(isCompressed ? compressedHeaders : []),
    ],
    rewrites: async () => ({ beforeFiles: isCompressed ? compressedFiles : [] }),
  };
}
