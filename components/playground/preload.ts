/**
 * Fetches what the page will need at the next press and did not need to be painted: a lazy part must never wait behind
 * a stream. A failure here is none: the part is asked for again when it is used.
 */
export function preload(): void {
  const parts = [
    import('#components/ui/menu-popup.tsx'),
    import('#components/ui/popover-popup.tsx'),
    import('#components/settings/settings-panel.tsx'),
    import('#components/attachments/attachment-chips.tsx'),
    import('#components/attachments/complaint.ts'),
    import('#components/attachments/drop-veil.tsx'),
    import('#components/attachments/read-attachment.ts'),
    import('#components/columns/column-menu-popup.tsx'),
    import('#components/columns/columns-table.tsx'),
    import('#components/composer/aim-bar.tsx'),
    import('#components/composer/take-example.ts'),
    import('#components/composer/variables-form.tsx'),
    import('#components/share/copy-setup-link.ts'),
    import('#lib/prompt/url.ts'),
  ];
  void Promise.allSettled(parts).then(() => setTimeout(warmUpReader, rest));
}

/** Left to the page before that, in ms: a kept run that it shows comes first. */
const rest = 1_000;

function warmUpReader(): void {
  if (!('requestIdleCallback' in window)) return;
  const read = import('#lib/markdown/warm-up.ts').then(({ warmUp }) =>
    warmUp((step) => requestIdleCallback(step)),
  );
  void read.catch(() => {});
}
