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
    screenshots: [
      {
        src: '/screenshots/comparison.webp',
        type: 'image/webp',
        sizes: '2160x1350',
        form_factor: 'wide',
        label: 'Four models side by side, each with its figures',
      },
      {
        src: '/screenshots/phone.webp',
        type: 'image/webp',
        sizes: '780x1688',
        form_factor: 'narrow',
        label: 'One model at a time, the others a swipe away',
      },
    ],
    shortcuts: [{ name: 'What the figures mean', url: '/docs' }],
  };
}
