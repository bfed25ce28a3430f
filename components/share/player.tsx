import { createRoot } from 'react-dom/client';
import { type OfflineRun, runElement } from '#lib/share/offline-page.ts';
import { OfflinePlayer } from './offline-player.tsx';

/** Where an exported page begins: the run stands beside this script, in the page itself. */
const data = document.getElementById(runElement);
const place = document.getElementById('player');
if (data && place) {
  const run: OfflineRun = JSON.parse(data.textContent);
  createRoot(place).render(<OfflinePlayer run={run} />);
}
