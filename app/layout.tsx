import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { RegisterWorker } from '#components/offline/register-worker.tsx';
import { memoryKeys } from '#components/playground/memory.ts';
import { densityFrom, densityMark } from '#components/shell/density.ts';
import { themeFrom } from '#components/shell/theme.ts';
import { isBuilt } from '#lib/env.ts';
import { fonts } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  title: 'Abreast',
  description: 'One prompt, several models, side by side.',
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/icons/apple-180.png' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f7' },
    { media: '(prefers-color-scheme: dark)', color: '#121211' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const theme = themeFrom(kept.get(memoryKeys.theme)?.value);
  const density = densityFrom(kept.get(memoryKeys.density)?.value);
  return (
    <html
      lang="en"
      className={fonts}
      data-theme={theme === 'system' ? undefined : theme}
      data-density={densityMark(density)}
      data-keys={kept.get(memoryKeys.keys)?.value === 'off' ? 'off' : undefined}
    >
      <body className="bg-page font-sans text-body text-ink antialiased">
        {children}
        {isBuilt() && <RegisterWorker />}
      </body>
    </html>
  );
}
