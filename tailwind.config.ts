import type { Config } from 'tailwindcss';

/** Every value of the design language that a class name may use; the colours, and the sizes that the density changes, are in app/globals.css. */
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
        note: ['var(--size-note)', { lineHeight: '18px' }],
        body: ['var(--size-body)', { lineHeight: 'var(--leading-body)', letterSpacing: '-0.003em' }],
        title: ['var(--size-body)', { lineHeight: '20px', fontWeight: '560' }],
        prompt: ['var(--size-prompt)', { lineHeight: 'var(--leading-prompt)', fontWeight: '480' }],
      },
      spacing: {
        rail: '52px',
        bar: 'var(--bar)',
        header: 'var(--header)',
        strip: 'var(--strip)',
        inset: 'var(--inset)',
      },
      borderRadius: { code: '4px', control: '8px', block: '10px', composer: '14px', dialog: '16px' },
      transitionDuration: { quick: '120ms' },
    },
  },
};

export default config;
