export interface Token {
  name: string;
  /** As the style sheet writes it. */
  value: string;
}

/** The custom properties that the page's own style sheets give to the root, in their order. */
export function readTokens(sheets: Iterable<CSSStyleSheet>): Token[] {
  const found = new Map<string, string>();
  for (const sheet of sheets)
    for (const rule of rulesOf(sheet.cssRules))
      for (const name of rule.style)
        if (name.startsWith('--')) found.set(name, rule.style.getPropertyValue(name).trim());
  return [...found].map(([name, value]) => ({ name, value }));
}

/** The rules of the root alone, those within a layer too. */
function rulesOf(rules: CSSRuleList): CSSStyleRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return /^:root\b/.test(rule.selectorText) ? [rule] : [];
    return 'cssRules' in rule && rule.cssRules instanceof CSSRuleList ? rulesOf(rule.cssRules) : [];
  });
}

/** Sorted by what they are for; what Tailwind brings along and nothing here names is left out. */
export function groupTokens(tokens: readonly Token[]) {
  const isColour = ({ value }: Token) => /^(light-dark|var\(--lightningcss|#|oklch|lab|rgb)/.test(value);
  const ours = tokens.filter(
    ({ name }) => !/^--(tw-|lightningcss-|color-|default-|animate-|blur-|ease-)/.test(name),
  );
  return {
    colours: ours.filter((token) => isColour(token) || token.name === '--lane'),
    sizes: ours.filter((token) => !isColour(token) && /^[\d.]+(px)?$/.test(token.value)),
    motion: tokens.filter(({ name }) => /^--default-transition-(duration|timing)/.test(name)),
  };
}
