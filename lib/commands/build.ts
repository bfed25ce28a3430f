import { spawnSync } from 'node:child_process';
import './build-player.ts';
import { compressBuild } from './compress-build.ts';

/** Next takes along what lies in public, so the player is made first. */
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
await compressBuild();
