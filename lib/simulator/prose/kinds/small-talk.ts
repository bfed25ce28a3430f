import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, quote, table } from '../markdown.ts';
import type { Persona } from '../personas.ts';
import type { Reading } from '../reading.ts';
import { capitalise } from '../text.ts';

const traits: Record<Persona, string> = {
  swift: 'short and direct',
  steady: 'methodical, with tables',
  thinker: 'reasons first, then a verdict',
  scribe: 'flowing prose',
  caller: 'calls tools when there are any',
  seer: 'speaks in pictures, accepts images',
  smith: 'code first',
  polyglot: 'several languages',
};

const tries = [
  'Compare two things: "TCP or UDP? Show a table."',
  'Ask for code: "Write a debounce function in TypeScript."',
  'Set a riddle: "How many r are in strawberry?"',
  'Hand over a text: "Extract the date and amount as JSON: …"',
];

const aboutMe =
  /\b(?:who|what) are you\b|\bwhat (?:model|llm|ai) (?:are|is)\b|\bare you (?:chatgpt|gpt|claude|gemini|an? (?:ai|llm|bot|real|human))|\bwho (?:made|built|trained|created) you\b|\byour name\b|\bwhat can you do\b|\bintroduce yourself\b|\bwhich model\b/;
const greeting =
  /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|yo|howdy|greetings|test|testing|ping)\b[^?]{0,24}$|^how are you\b|^what'?s up\b/;
const thanks =
  /^(?:thanks|thank you|thx|cheers|great|nice|cool|perfect|awesome|ok|okay|good job|well done|lovely)\b[^?]{0,30}$/;
const joke = /\b(?:tell|give|know|make)\b.*\bjokes?\b|^joke\b/;

export const isSmallTalk = (reading: Reading): boolean =>
  [aboutMe, greeting, thanks, joke].some((pattern) => pattern.test(reading.lower));

function draftIdentity(reading: Reading): Draft {
  const name = capitalise(reading.persona);
  const plainly = `I am ${name}, a simulated demo model: my replies are written by a small program, with no neural network behind them.`;
  const real = 'Connect OpenRouter, and real models take these columns.';
  return {
    short: plainly,
    thinking: [
      'Somebody asks what I am. There is one honest answer: a simulation, made to show how the playground works.',
      'I should not play a real model, not even in jest, because this is exactly the place where people compare them.',
      'What is useful to add: what the demo can do, and how to get the real thing.',
    ],
    swift: blocks(
      plainly,
      bullets([
        `Style: ${traits[reading.persona]}.`,
        'Good at: a few dozen subjects, small code, riddles, extraction.',
        real,
      ]),
    ),
    steady: blocks(
      '### What I am',
      plainly,
      table({
        head: ['Demo model', 'Style'],
        rows: Object.entries(traits).map(([persona, trait]) => [capitalise(persona), trait]),
      }),
      '### What is real',
      'The streaming, the timing strip and the token counts: they measure what truly happens in this column.',
      real,
    ),
    thinker: blocks(
      plainly,
      'Is that a limitation? For judging models, certainly: nothing I say tells you how a real one would do. For judging the playground it is fair enough, because the stream, the clock and the counts behave as they would with any provider.',
      `**Verdict.** Use me to see how it works. ${real}`,
    ),
    scribe: blocks(
      `${plainly} Think of me as the photograph in a new picture frame: chosen with some care, put there to show how the frame looks on the wall, and meant to be taken out.`,
      'Behind my sentences are a shelf of subjects somebody wrote about with love, a little arithmetic, a few poems, and a rule that says: if you do not know it, say so. I try to keep to the rule.',
      quote('The words are arranged. The seconds are real.'),
      `What you see around me is no pretence: the stream, the clock, the counting. ${real} When you are ready for a mind that can be surprised by your question, it is one button away.`,
    ),
    smith: blocks(
      fence(
        'typescript',
        `const me = {\n  name: '${name}',\n  kind: 'simulated',\n  network: null,\n  style: '${traits[reading.persona]}',\n} as const;`,
      ),
      real,
    ),
    polyglot: blocks(
      plainly,
      '*Français:* je suis un modèle de démonstration.  \n*Español:* Soy un modelo de demostración.  \n*Deutsch:* Ich bin ein Vorführmodell.',
      real,
    ),
  };
}

function draftJoke(): Draft {
  return {
    short: 'A cache walks into a bar and orders what it ordered last time. The bar has moved.',
    thinking: [
      'A joke, then. It should be short, it should hurt nobody, and it should not need explaining.',
      'Candidates: one about caches, one about recursion. The cache one turns on its last sentence, so it is the better built.',
      'I shall not explain it afterwards, however strong the wish.',
    ],
    swift: 'A cache walks into a bar and orders what it ordered last time. The bar has moved.',
    steady: blocks(
      '**Set-up.** A programmer is sent to the shop: “Buy a loaf of bread. If they have eggs, buy a dozen.”',
      '**Result.** He comes home with twelve loaves.',
      '**Cause.** They had eggs.',
    ),
    thinker: blocks(
      'To understand recursion you must first understand recursion. To get out of it, you need somebody one step closer to the door.',
      '**Verdict.** The second sentence is the base case.',
    ),
    scribe: blocks(
      'An old editor was asked how long a good sentence ought to be. “Long enough,” he said, “to reach the full stop.” The young man wrote this down. “And a good book?” The editor looked out of the window for a while. “The same,” he said, “only with more people in it.”',
      quote('The young man became an editor, and his books are very short.'),
    ),
    smith: blocks(
      fence(
        'typescript',
        'const knock = (who: string) => (who === \'race condition\' ? "who\'s there? knock, knock" : "knock, knock, who\'s there?");',
      ),
      'It arrives in the wrong order. That is the joke.',
    ),
  };
}

export function draftSmallTalk(reading: Reading): Draft {
  if (aboutMe.test(reading.lower)) return draftIdentity(reading);
  if (joke.test(reading.lower)) return draftJoke();
  const isThanks = thanks.test(reading.lower);
  const name = capitalise(reading.persona);
  const open = isThanks
    ? reading.random.pick(['You are welcome.', 'Gladly.', 'My pleasure.'])
    : reading.random.pick(['Hello.', 'Good to see you.', 'Hello there.']);
  return {
    short: isThanks
      ? `${open} Ask on whenever you like.`
      : `${open} I am ${name}, a demo model; give me a question and I will show you how I write.`,
    thinking: [
      isThanks
        ? 'That was thanks, not a question. A long answer would be odd.'
        : 'A greeting and no question yet. I should answer in kind, say what I am, and make the next step easy.',
      'It is fair to mention that I am a demo model, once, without fuss.',
      'Then one or two things worth trying, since an empty box is the hardest prompt of all.',
    ],
    swift: isThanks
      ? `${open} Next?`
      : blocks(`${open} I am ${name}, a demo model. Try:`, bullets(tries.slice(0, 2))),
    steady: isThanks
      ? `${open} If you want to go on: ask for the same in a table, for more detail, or for the reasons.`
      : blocks(
          `${open} I am ${name}, a demo model, and I like things in order. Some ways to begin:`,
          bullets(tries),
        ),
    thinker: isThanks
      ? `${open} If anything in it seemed too easy, ask me why; that is usually where the interest lies.`
      : blocks(
          `${open} I am ${name}, a demo model that reasons before it answers. Give me something with a catch in it:`,
          bullets([tries[2] ?? '', tries[0] ?? '']),
        ),
    scribe: isThanks
      ? `${open} It is good to be read to the end, which is more than most pages can say. Whenever another question comes to mind, large or small, put it in the box below and I shall sharpen the pencil.`
      : `${open} I am ${name}, one of the demonstration voices here, the one that takes its time. Ask me why the sky is blue, or for a poem about rain, or whether to rebase or to merge, and I will try to answer as one writes to a friend: plainly, and with a little care for the sentences. The others will be quicker. You can decide for yourself which of us you would rather read on a Sunday.`,
    smith: isThanks
      ? `${open} \`exit 0\``
      : blocks(
          fence('bash', 'echo "ready"'),
          `${open} I am ${name}, a demo model that answers in code where it can. ${tries[1]}`,
        ),
    polyglot: isThanks
      ? `${open} *De rien. Gern geschehen. De nada.*`
      : blocks(
          `${open} *Bonjour, hallo, hola, ciao.* I am ${name}, a demo model with a phrase book.`,
          'Try: "Translate into French, German and Spanish: \'Where is the nearest train station?\'"',
        ),
    seer: isThanks
      ? open
      : `${open} I am ${name}, a demo model. I accept images; being a simulation, I will tell you what arrived and not what is in it.`,
    caller: isThanks
      ? open
      : `${open} I am ${name}, a demo model. Define a tool in the set-up, ask something it can answer, and watch me call it.`,
  };
}
