import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Abreast',
    short_name: 'Abreast',
    description: 'One prompt, several models, side by side.',
    start_url: '/',
    display: 'standalone',
    theme_color: '#faf9f7',
    background_color: '#faf9f7',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    shortcuts: [{ name: 'What the figures mean', url: '/docs' }],
  };
}
