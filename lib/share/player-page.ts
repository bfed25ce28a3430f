import { runMark } from './offline-page.ts';

export interface PlayerParts {
  script: string;
  styles: string;
  /** SHA-256 in base64. */
  hash: (text: string) => string;
}

/** The page around the player: it may run its own script, and load nothing from anywhere. */
export function playerPage({ script, styles, hash }: PlayerParts): string {
  const code = withoutTags(script);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(code)}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>A run in Abreast</title>
<style>${styles.replaceAll('</', '<\\/')}</style>
</head>
<body class="bg-page font-sans text-body text-ink antialiased">
<noscript>This run is shown by a script. Allow scripts for this file and open it again.</noscript>
<div id="player"></div>
${runMark}
<script>${code}</script>
</body>
</html>
`;
}

/** In a script element, these would begin a comment or end the element; in code they stand in strings only. */
function withoutTags(script: string): string {
  return script.replaceAll('\r', '').replace(/<(?=!--|\/?script)/gi, '\\x3c');
}
