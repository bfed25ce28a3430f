const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} – Simulated OpenRouter</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 12vh auto; padding: 0 1rem; }
  p.label { border: 1px solid; padding: 0.25rem 0.75rem; }
  button { font: inherit; padding: 0.4rem 1.2rem; margin-right: 0.5rem; }
  code { overflow-wrap: anywhere; }
</style>
</head>
<body>
<p class="label">Simulated OpenRouter: no account, no money, no network.</p>
<h1>${escaped(title)}</h1>
${content}
</body>
</html>
`;
}

/** The form posts to the page's own address, whose query is the app's request. */
export function consentPage(query: URLSearchParams): string {
  const callback = query.get('callback_url');
  const app = query.get('key_label') ?? (callback === null ? 'A headless app' : new URL(callback).host);
  return page(
    `${app} asks for a key`,
    `<p>It will be sent to <code>${escaped(callback ?? 'this screen')}</code>.</p>
<form method="post">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>`,
  );
}

export function messagePage(title: string, message: string): string {
  return page(title, `<p><code>${escaped(message)}</code></p>`);
}
