interface QuickFact {
  match: RegExp;
  answer: string;
  detail: string;
}

/** Short questions with one true short answer. */
export const quickFacts: readonly QuickFact[] = [
  {
    match: /\bplanets\b.*\b(?:order|list|name)|\b(?:list|name)\b.*\bplanets\b/,
    answer: 'From the Sun outwards: Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune.',
    detail: 'The first four are rocky, the other four are giants.',
  },
  {
    match: /\bspeed of light\b/,
    answer: 'Light travels at exactly 299,792,458 metres per second in a vacuum.',
    detail: 'It is exact because the metre is defined by it.',
  },
  {
    match: /\bspeed of sound\b/,
    answer: 'Sound travels at about 343 metres per second in dry air at 20 °C.',
    detail: 'Warmer air carries it faster; water and steel much faster still.',
  },
  {
    match: /\bboiling point of water\b|\bwater boils?\b/,
    answer: 'Water boils at about 100 °C (212 °F) at sea-level pressure.',
    detail: 'On a mountain it boils at a lower temperature, because the air presses less.',
  },
  {
    match: /\bhow far\b.*\bmoon\b|\bdistance\b.*\bmoon\b/,
    answer: 'The Moon is about 384,400 kilometres away on average.',
    detail: 'The distance varies from roughly 363,000 to 406,000 km in the course of a month.',
  },
  {
    match: /\b(?:how far|distance)\b.*\bsun\b/,
    answer: 'The Sun is about 149.6 million kilometres away on average.',
    detail: 'Light needs a little over eight minutes for it.',
  },
  {
    match: /\bhow many planets\b/,
    answer: 'There are eight planets in the Solar System.',
    detail: 'Pluto has been called a dwarf planet since 2006.',
  },
  {
    match: /\b(?:largest|biggest) planet\b/,
    answer: 'Jupiter is the largest planet of the Solar System.',
    detail: 'Its mass is more than twice that of all the other planets together.',
  },
  {
    match: /\b(?:tallest|highest) mountain\b/,
    answer: 'Mount Everest is the highest mountain above sea level, at about 8,849 metres.',
    detail: 'Measured from base to top, Mauna Kea is taller, but most of it lies under the sea.',
  },
  {
    match: /\b(?:largest|biggest) ocean\b/,
    answer: 'The Pacific is the largest ocean.',
    detail: 'It covers more than all the land on Earth together.',
  },
  {
    match: /\bhow many continents\b/,
    answer: 'Seven continents is the usual count in English-speaking countries.',
    detail: 'Elsewhere people count six, joining either the Americas or Europe and Asia.',
  },
  {
    match: /\bwho wrote\b.*\b(?:hamlet|macbeth|romeo and juliet|king lear|othello)\b/,
    answer: 'William Shakespeare wrote it.',
    detail: 'The great tragedies date from about 1595 to 1606.',
  },
  {
    match: /\bwho wrote\b.*\b(?:pride and prejudice|emma|sense and sensibility)\b/,
    answer: 'Jane Austen wrote it.',
    detail: 'Her novels appeared between 1811 and 1817, at first without her name.',
  },
  {
    match: /\bwho (?:painted|made)\b.*\bmona lisa\b/,
    answer: 'Leonardo da Vinci painted the Mona Lisa, from about 1503.',
    detail: 'It hangs in the Louvre in Paris.',
  },
  {
    match: /\bmoon landing\b|\b(?:first|land(?:ed)?)\b.*\bon the moon\b/,
    answer:
      'Neil Armstrong and Buzz Aldrin landed on the Moon on 20 July 1969, and Armstrong stepped out first.',
    detail: 'Michael Collins stayed in orbit above them.',
  },
  {
    match: /\bberlin wall\b/,
    answer: 'The Berlin Wall was opened on 9 November 1989.',
    detail: 'It had divided the city since August 1961.',
  },
  {
    match: /\b(?:freezing|melting) point of water\b|\bwater freezes?\b/,
    answer: 'Water freezes at 0 °C (32 °F) at normal pressure.',
    detail: 'Salt lowers the freezing point, which is why roads are salted.',
  },
  {
    match: /\bhow many bones\b/,
    answer: 'An adult human usually has 206 bones.',
    detail: 'Babies have more, around 270, and some of them fuse.',
  },
  {
    match: /\bvalue of pi\b|\bdigits of pi\b|\bwhat is pi\b/,
    answer: 'π ≈ 3.14159265358979.',
    detail: 'It is irrational, so the digits never end or repeat in a cycle.',
  },
  {
    match: /\b(?:longest) river\b/,
    answer: 'The Nile is usually given as the longest river, at about 6,650 kilometres.',
    detail: 'Some measurements put the Amazon ahead; it depends on where one says a river begins.',
  },
  {
    match: /\bchemical symbol (?:for|of) gold\b/,
    answer: 'The symbol for gold is Au.',
    detail: 'It comes from the Latin *aurum*.',
  },
];
