/**
 * Fetches what the page will need at the next press and did not need to be painted: a lazy part must never wait behind
 * a stream. A failure here is none: the part is asked for again when it is used.
 */
export function preload(): void {
  const parts = [
    import('#components/ui/menu-popup.tsx'),
    import('#components/ui/popover-popup.tsx'),
    import('#components/settings/settings-panel.tsx'),
  ];
  void Promise.allSettled(parts);
}
