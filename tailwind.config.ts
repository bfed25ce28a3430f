import type { Config } from 'tailwindcss';

/** Every value of the design language that a class name may use; the colours themselves are in app/globals.css. */
const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        page: 'var(--page)',
        surface: 'var(--surface)',
        fill: 'var(--fill)',
        ink: 'var(--ink)',
        soft: 'var(--soft)',
        mute: 'var(--mute)',
        hairline: 'var(--hairline)',
        control: 'var(--control)',
        bad: 'var(--bad)',
        warn: 'var(--warn)',
        ok: 'var(--ok)',
        lane: 'var(--lane)',
      },
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
      },
      fontSize: {
        label: ['10.5px', { lineHeight: '14px' }],
        note: ['12.5px', { lineHeight: '18px' }],
        body: ['14px', { lineHeight: '1.55', letterSpacing: '-0.003em' }],
        title: ['14px', { lineHeight: '20px', fontWeight: '560' }],
        prompt: ['15px', { lineHeight: '22px', fontWeight: '480' }],
      },
      spacing: { rail: '52px', bar: '48px', header: '44px', strip: '29px', inset: '16px' },
      borderRadius: { code: '4px', control: '8px', block: '10px', composer: '14px', dialog: '16px' },
      transitionDuration: { quick: '120ms' },
    },
  },
};

export default config;
