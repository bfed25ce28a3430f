import localFont from 'next/font/local';

/** The ranges are those of lib/commands/font-parts.ts; only the first part of each face is fetched along with the page. */
const geistSans = localFont({
  src: './fonts/geist-latin.woff2',
  variable: '--font-geist-sans-latin',
  weight: '100 900',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+21B5, U+21E7, U+2212, U+2248, U+2260, U+2264-2265, U+FFFD',
    },
  ],
});

const geistSansRest = localFont({
  src: './fonts/geist-rest.woff2',
  variable: '--font-geist-sans-rest',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02C5, U+02C7-02D9, U+02DB, U+02DD-1FFF, U+2070-20AB, U+20AD-2121, U+2123-218F, U+2194-21B4, U+21B6-21E6, U+21E8-2211, U+2213-2247, U+2249-225F, U+2261-2263, U+2266-303F, U+A78B-A78C, U+F8FF, U+FB01-FB02',
    },
  ],
});

const geistMono = localFont({
  src: './fonts/geist-mono-latin.woff2',
  variable: '--font-geist-mono-latin',
  weight: '100 900',
  adjustFontFallback: false,
  fallback: [
    'ui-monospace',
    'SFMono-Regular',
    'Roboto Mono',
    'Menlo',
    'Monaco',
    'Liberation Mono',
    'DejaVu Sans Mono',
    'Courier New',
    'monospace',
  ],
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+21B5, U+21E7, U+2212, U+2248, U+2260, U+2264-2265, U+FFFD',
    },
  ],
});

const geistMonoRest = localFont({
  src: './fonts/geist-mono-rest.woff2',
  variable: '--font-geist-mono-rest',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02C5, U+02C7-02D9, U+02DB, U+02DD-1FFF, U+2070-20AB, U+20AD-2121, U+2123-218F, U+2194-21B4, U+21B6-21E6, U+21E8-2211, U+2213-2247, U+2249-225F, U+2261-2263, U+2266-303F, U+A78B-A78C, U+F8FF, U+FB01-FB02',
    },
  ],
});

/** Class names that define the fonts' variables; globals.css joins the parts of each face. */
export const fonts = [geistSans, geistSansRest, geistMono, geistMonoRest]
  .map(({ variable }) => variable)
  .join(' ');
