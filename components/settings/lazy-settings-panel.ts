import { lazily } from '#components/ui/lazily.tsx';

/** The settings of all columns and of one are the same form, fetched once. */
export const SettingsPanel = lazily(() =>
  import('./settings-panel.tsx').then((module) => module.SettingsPanel),
);
