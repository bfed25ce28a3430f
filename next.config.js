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

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** @type {(phase: string) => import('next').NextConfig} */
export default function config(phase) {
  const isDevelopment = phase === 'phase-development-server';
  const policy = { key: 'Content-Security-Policy', value: contentSecurityPolicy };
  return {
    reactCompiler: true,
    // What a container takes along; `next start` does not serve it.
    output: process.env.ABREAST_STANDALONE ? 'standalone' : undefined,
    poweredByHeader: false,
    devIndicators: false,
    // Types are checked once, by `tsc` in `npm test`; a build need not do it again.
    typescript: { ignoreBuildErrors: true },
    turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
    headers: async () => [
      { source: '/:path*', headers: isDevelopment ? securityHeaders : [...securityHeaders, policy] },
    ],
  };
}
