interface Criteria {
  match: RegExp;
  /** What to weigh, and the question that weighs it. True for any pair of this sort. */
  rows: readonly (readonly [string, string])[];
}

export const criteria: readonly Criteria[] = [
  {
    match:
      /\b(?:code|coding|language|framework|library|database|server|cloud|aws|azure|gcp|api|docker|kubernetes|linux|windows|mac|macos|app|software|tool|editor|vim|emacs|git\w*|redis|kafka|model|gpt|claude|gemini|llama|react|angular|java|kotlin|typescript|python|swift|protobuf|grpc|websockets?|sse)\b/,
    rows: [
      ['Fit', 'does it do your one hard thing without tricks?'],
      ['Skill', 'who here has already shipped with it?'],
      ['Running it', 'what must be upgraded, watched and backed up?'],
      ['Ecosystem', 'is the library you need alive?'],
      ['Way out', 'what would it cost to leave in two years?'],
    ],
  },
  {
    match:
      /\b(?:travel|trip|visit|holiday|vacation|city|beach|mountains?|train|flight|fly|drive|paris|london|rome|lisbon|tokyo|japan|italy|spain|france|portugal|new york)\b/,
    rows: [
      ['Season', 'what is the weather like in your weeks?'],
      ['Getting there', 'door to door, and not only the flight?'],
      ['Cost', 'what do a bed, a meal and a ticket cost?'],
      ['Pace', 'do you want to see or to rest?'],
      ['Company', 'who comes along, and what tires them?'],
    ],
  },
  {
    match:
      /\b(?:buy|rent|lease|invest|loan|mortgage|stocks?|bonds?|etf|savings?|pension|insurance|salary|job|freelance)\b/,
    rows: [
      ['Horizon', 'how many years before you need the money?'],
      ['Total cost', 'with fees, taxes and upkeep?'],
      ['Risk', 'what does the bad year look like?'],
      ['Freedom', 'how quickly can you change your mind?'],
      ['Effort', 'how many hours a month does it take?'],
    ],
  },
  {
    match:
      /\b(?:coffee|tea|espresso|diet|vegan|keto|running|cycling|swimming|gym|yoga|sport|exercise|dogs?|cats?|pet)\b/,
    rows: [
      ['Habit', 'which would you still be doing in March?'],
      ['Time', 'how much does it take on a normal weekday?'],
      ['Cost', 'at the start, and every month?'],
      ['Body', 'what do your health and your doctor allow?'],
      ['Pleasure', 'which do you look forward to?'],
    ],
  },
];

export const anyCriteria: readonly (readonly [string, string])[] = [
  ['Purpose', 'what must it do on an ordinary day?'],
  ['Cost', 'in money, and in attention?'],
  ['Learning', 'how long until it feels natural?'],
  ['Risk', 'what happens when it goes wrong?'],
  ['Way out', 'how hard is it to change later?'],
];
