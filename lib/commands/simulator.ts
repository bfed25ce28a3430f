import { parseArgs } from 'node:util';
import { serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';

const help = `Serves a simulated OpenRouter API on this machine, and beside it the Gemini API below /v1beta/openai
and a plain OpenAI-compatible server below /openai/v1.

  npm run simulator -- [options]

  --port <number>          port to listen on (default 4010, 0 takes a free one)
  --host <address>         address to listen on (default 127.0.0.1)
  --seed <number>          same seed, same replies (default 1)
  --speed <factor>         multiplies the pace of every model (default 1)
  --pace <tokens/s>        one pace for every model
  --wait <ms>              one time to the first token for every model
  --tokens <number>        makes every answer exactly this long
  --limit-minute <number>  free requests per minute (default no limit)
  --limit-day <number>     free requests per day (default no limit)
  --credits <usd>          what each account has bought (default never runs out)
  --key <key>              accepts only this key; may be repeated (default any but sk-or-v1-invalid)
  --comments <number>      comment lines before the first chunk (default 1)
  --usage <shape>          empty-choices (default) or repeated-choice
  --echo <model>           requested (default) or canonical
  --chunking <cut>         event (default) or awkward
  --no-faults              leaves the fault models out
  --help                   shows this

A key such as sk-or-v1-used-49-of-50-me is an account that has used so many of a day's free requests already.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string' },
    speed: { type: 'string' },
    pace: { type: 'string' },
    wait: { type: 'string' },
    tokens: { type: 'string' },
    'limit-minute': { type: 'string' },
    'limit-day': { type: 'string' },
    credits: { type: 'string' },
    key: { type: 'string', multiple: true },
    comments: { type: 'string' },
    usage: { type: 'string' },
    echo: { type: 'string' },
    chunking: { type: 'string' },
    faults: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

async function start(): Promise<void> {
  const simulator = createSimulator({
    seed: numberFrom('seed') ?? 1,
    speed: numberFrom('speed') ?? 1,
    tokensPerSecond: numberFrom('pace'),
    timeToFirstToken: numberFrom('wait'),
    answerTokens: numberFrom('tokens'),
    limits: { perMinute: numberFrom('limit-minute'), perDay: numberFrom('limit-day') },
    credits: numberFrom('credits'),
    keys: values.key ?? 'any',
    comments: numberFrom('comments') ?? 1,
    usageShape: oneOf('usage', ['empty-choices', 'repeated-choice']),
    modelEcho: oneOf('echo', ['requested', 'canonical']),
    chunking: oneOf('chunking', ['event', 'awkward']),
    faults: values.faults,
  });
  const port = numberFrom('port') ?? 4010;
  const served = await serveSimulator({ port, host: values.host, simulator });
  console.log(
    `Simulated OpenRouter at ${served.url} – point Abreast at it with OPENROUTER_BASE_URL=${served.url} OPENROUTER_API_KEY=${values.key?.[0] ?? 'sk-or-v1-simulated'}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => served.close());
  }
}

type TextOption =
  | 'port'
  | 'seed'
  | 'speed'
  | 'pace'
  | 'wait'
  | 'tokens'
  | 'limit-minute'
  | 'limit-day'
  | 'credits'
  | 'comments';

const mustBePositive: readonly TextOption[] = ['speed', 'pace'];

function numberFrom(name: TextOption): number | null {
  const text = values[name];
  if (text === undefined) {
    return null;
  }
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const isEnough = mustBePositive.includes(name) ? number > 0 : number >= 0;
  return isEnough
    ? number
    : complain(
        `--${name} needs a number ${mustBePositive.includes(name) ? 'above' : 'of at least'} 0, not "${text}".`,
      );
}

function oneOf<const Choices extends readonly [string, ...string[]]>(
  name: 'usage' | 'echo' | 'chunking',
  choices: Choices,
): Choices[number] {
  const text = values[name] ?? choices[0];
  return choices.includes(text)
    ? text
    : complain(`--${name} is one of ${choices.join(', ')}, not "${text}".`);
}

function complain(message: string): never {
  console.error(`${message} See --help.`);
  process.exit(2);
}

if (values.help) {
  console.log(help);
} else {
  await start();
}
