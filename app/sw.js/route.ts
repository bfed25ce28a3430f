import { AppError } from '#lib/errors.ts';
import { handler } from '#lib/http/handler.ts';
import { readBuildFiles } from '#lib/offline/build-files.ts';

export const dynamic = 'force-dynamic';

/** The service worker of this build: its name and files, and the script that does the work. */
export const GET = handler(async () => {
  const built = await readBuildFiles();
  if (!built) throw new AppError('not-found', 'There is no build here.', 'Run npm run build first.');
  const script = `self.abreast = ${JSON.stringify(built)};\nimportScripts('/service-worker.js?${built.build}');\n`;
  return new Response(script, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
});
