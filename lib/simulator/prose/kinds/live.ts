import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, plain } from '../text.ts';

interface LiveKind {
  match: RegExp;
  thing: string;
  tool: string;
  sources: readonly string[];
  advice: string;
}

const kinds: readonly LiveKind[] = [
  {
    match: /\bweather\b|\bforecast\b|\btemperature (?:in|at|today|tomorrow)|\bwill it (?:rain|snow)/,
    thing: 'weather',
    tool: 'get_weather',
    sources: [
      'the national weather service',
      'the rain radar, for the next two hours',
      'the hourly forecast and not the icon for the day',
    ],
    advice:
      'Forecasts are good for about three days and fair for five; beyond a week they are little better than the average for the season.',
  },
  {
    match: /\bnews\b|\bheadlines?\b|\bhappening (?:today|now)|\blatest on\b/,
    thing: 'news',
    tool: 'search_news',
    sources: ['a news agency', 'one paper from the place itself', 'the original statement or document'],
    advice:
      'In the first hours most details are wrong; wait for the second report if nothing depends on the first.',
  },
  {
    match: /\b(?:stock|share|bitcoin|btc|eth|crypto) price|\bprice of (?:bitcoin|gold|oil)|\bexchange rate\b/,
    thing: 'prices',
    tool: 'get_quote',
    sources: [
      'the exchange itself',
      'your bank, for the rate you will really get',
      'the closing price, if you only need a figure for the books',
    ],
    advice: 'A quoted price and a price at which you can trade are two different things.',
  },
  {
    match:
      /\bwhat time is it\b|\bcurrent time\b|\btoday's date\b|\bwhat day is (?:it|today)\b|\bwhat is the date\b/,
    thing: 'the time',
    tool: 'get_time',
    sources: [
      'the clock of your device',
      'an official time service',
      'a time zone database, when it is for another place',
    ],
    advice:
      'When you write a time for people elsewhere, add the zone; half of all missed calls are an hour wrong.',
  },
  {
    match: /\bwho won\b|\bscore of\b|\bfinal score\b|\blast night's (?:game|match)/,
    thing: 'results',
    tool: 'get_result',
    sources: ['the league’s own page', 'the club', 'a sports agency'],
    advice:
      'Check the date of the match as well as the names: the same two sides meet more than once a season.',
  },
];

export const findLive = (reading: Reading): LiveKind | undefined =>
  kinds.find(({ match }) => match.test(reading.lower));

export function draftLive(kind: LiveKind, reading: Reading): Draft {
  const place = bare(
    plain(reading.prompt).match(/\b(?:in|for|at|of) (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*)/u)?.[1] ?? '',
  );
  const when = reading.lower.match(
    /\b(?:today|tomorrow|tonight|this (?:week|weekend|evening)|next week)\b/,
  )?.[0];
  const scope = `${kind.thing}${place ? ` in ${place}` : ''}${when ? ` ${when}` : ''}`;
  const args = JSON.stringify({ ...(place ? { location: place } : {}), ...(when ? { when } : {}) });
  const limit = `I cannot see the ${scope.replace(/^the /, '')}: there is no live data in this column and no clock either, so any figure from me would be invented.`;
  return {
    short: limit,
    thinking: [
      `They ask for ${scope}. That changes by the hour, and nothing I hold can know it.`,
      'Could I give an average instead? It would look like a forecast and be read as one. No.',
      'So: say it plainly, point to who does know, and add the one piece of judgement that stays true whatever the numbers are.',
      `A tool such as ${kind.tool} would settle it in a second; the Caller column is there to show how.`,
    ],
    swift: blocks(
      limit,
      `**Ask instead:** ${kind.sources[0]}${place ? ` for ${place}` : ''}. Or add a \`${kind.tool}\` tool and let Caller use it.`,
    ),
    steady: blocks(
      `### ${capitalise(scope)}`,
      limit,
      table({
        head: ['Where to look', 'Why'],
        rows: [
          [capitalise(kind.sources[0] ?? ''), 'closest to the source'],
          [capitalise(kind.sources[1] ?? ''), 'a second opinion'],
          [capitalise(kind.sources[2] ?? ''), 'detail'],
        ],
      }),
      '### Rule of thumb',
      kind.advice,
      `With a tool named \`${kind.tool}\` in the set-up, the Caller column shows how a model would fetch this.`,
    ),
    thinker: blocks(
      limit,
      `What I can offer is how to weigh the answer once you have it. ${kind.advice}`,
      bullets([
        `Ask for the source: ${kind.sources[0]}.`,
        'Ask how old it is.',
        'Ask what you would do differently. If nothing, you need not look.',
      ]),
      `**Verdict.** Look it up, or give this set-up a \`${kind.tool}\` tool; do not take such a figure from any model without one.`,
    ),
    scribe: blocks(
      `It would be easy to tell you about the ${scope.replace(/^the /, '')}. A pleasant sentence with a number in it, and who would check? But I have neither window nor wire, and a number from me would be a small fiction in the clothes of a fact.`,
      quote(kind.advice),
      `Better to ask those who can look. I would go first to ${kind.sources[0]}, then, for a second opinion, to ${kind.sources[1]}, and I would prefer ${kind.sources[2]}. It takes a minute, and you will know how fresh the answer is, which matters nearly as much as the answer itself.`,
      `There is also a tidier way. Give this set-up a tool called \`${kind.tool}\`, and put the Caller column beside mine. Where I can only apologise gracefully, it will send the question to someone who knows and come back with the reply.`,
    ),
    caller: blocks(
      'No tools came with this request, so I have nobody to ask. With one, I would call:',
      fence('json', `{ "name": "${kind.tool}", "arguments": ${args} }`),
      `Press **Tools** under the prompt, add a tool named \`${kind.tool}\` and run it again.`,
    ),
    smith: blocks(
      fence(
        'typescript',
        `// The only honest source is a request made now. Replace the address with your provider’s.\nexport async function ${kind.tool.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase())}(location: string): Promise<unknown> {\n  const url = new URL('https://api.example.com/v1/${kind.tool.replace('get_', '')}');\n  url.searchParams.set('location', location);\n  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });\n  if (!response.ok) throw new Error(\`${kind.tool} answered \${response.status}\`);\n  return response.json();\n}${place ? `\n\n// await ${kind.tool.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase())}(${JSON.stringify(place)})` : ''}`,
      ),
      limit,
    ),
    polyglot: blocks(
      limit,
      '*Français:* je ne peux pas le savoir d’ici.  \n*Deutsch:* Das kann ich von hier aus nicht wissen.',
      kind.advice,
    ),
    seer: blocks(
      limit,
      'Send a photo of the sky, a screenshot or a chart and there would be something to look at; no image came with this prompt.',
    ),
    lookup: scope,
  };
}
