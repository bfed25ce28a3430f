/** The named references that occur in prose, each with its sign; the rest of HTML's 2,231 stay as written. */
const visible = `
  amp & lt < gt > quot " apos ' copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ ldquo “
  rdquo ” sbquo ‚ bdquo „ laquo « raquo » lsaquo ‹ rsaquo › bull • middot · sect § para ¶ dagger †
  Dagger ‡ deg ° micro µ cent ¢ pound £ yen ¥ euro € iexcl ¡ iquest ¿ ordf ª ordm º sup1 ¹ sup2 ²
  sup3 ³ frac12 ½ frac14 ¼ frac34 ¾ permil ‰ times × divide ÷ plusmn ± minus − ne ≠ le ≤ ge ≥ asymp ≈
  equiv ≡ infin ∞ sum ∑ prod ∏ radic √ int ∫ part ∂ nabla ∇ prop ∝ not ¬ and ∧ or ∨ cap ∩ cup ∪ sub ⊂
  sup ⊃ sube ⊆ supe ⊇ isin ∈ notin ∉ empty ∅ forall ∀ exist ∃ there4 ∴ perp ⊥ sdot ⋅ prime ′ Prime ″
  larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ check ✓ alpha α beta β gamma γ delta δ
  epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ
  chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω lbrace {
  rbrace } lbrack [ rbrack ] lpar ( rpar ) vert | ast * lowbar _ grave \` bsol \\ sol / num # dollar $
  percnt % colon : semi ; comma , period . excl ! quest ? plus + equals = commat @ Hat ^ agrave à
  aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì
  iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø szlig ß ugrave ù
  uacute ú ucirc û uuml ü yuml ÿ Agrave À Auml Ä Aring Å AElig Æ Ccedil Ç Eacute É Ntilde Ñ Ouml Ö
  Oslash Ø Uuml Ü oelig œ
`;

const invisible = {
  nbsp: '\u00A0',
  shy: '\u00AD',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwj: '\u200D',
  zwnj: '\u200C',
  Tab: '\t',
  NewLine: '\n',
};

const named = new Map([
  ...Object.entries(invisible),
  ...[...visible.matchAll(/(\w+) (\S)/g)].map(([, name = '', sign = '']) => [name, sign] as const),
]);

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));/g;

function character(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}

/** Text with its character references replaced by what they stand for, once. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (raw: string, decimal?: string, hexadecimal?: string, name?: string) => {
    if (decimal) return character(Number.parseInt(decimal, 10));
    if (hexadecimal) return character(Number.parseInt(hexadecimal, 16));
    return named.get(name ?? '') ?? raw;
  });
}
