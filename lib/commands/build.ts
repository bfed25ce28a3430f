import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { environmentWith } from '#lib/env.ts';
import './build-player.ts';
import { compileEarly } from './compile-early.ts';
import { compressBuild } from './compress-build.ts';

/** Next takes along what lies in public, so the player is made first. A build without this command has no Brotli files. */
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: environmentWith({ ABREAST_BROTLI: 'true' }),
});
if (status !== 0) process.exit(status ?? 1);
// What is broken off here counts as no build: its pages would name files that are not there.
renameSync('.next/BUILD_ID', '.next/BUILD_ID.unfinished');
await compileEarly();
await compressBuild();
renameSync('.next/BUILD_ID.unfinished', '.next/BUILD_ID');
