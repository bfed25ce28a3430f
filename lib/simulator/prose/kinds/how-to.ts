import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, numbered, quote, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, plain } from '../text.ts';

const named =
  /\b(?:how (?:do|can|should|would|might|could) (?:i|we|you|one)|how to|(?:help|teach) me(?: how)?(?: to)?|(?:steps|guide|tutorial|checklist) (?:to|for)|i want to|i need to) ([^.?!\n]{2,80})/i;
const verbs =
  /^(?:please )?((?:plan|learn|prepare|organi[sz]e|build|start|improve|set up|make|design|run|host|train) [^.?!\n]{2,80})/i;

/** What is to be done, as it stands after "to": "plan a weekend in Lisbon". */
function taskOf(reading: Reading): string {
  const text = plain(reading.prompt);
  const task = bare(
    (text.match(named) ?? text.match(verbs))?.[1] ?? `get better at ${reading.subject || 'this'}`,
  );
  const yours = task
    .replace(/\bmy\b/g, 'your')
    .replace(/\bmyself\b/g, 'yourself')
    .replace(/\bme\b/g, 'you');
  return clip(yours.charAt(0).toLowerCase() + yours.slice(1), 70);
}

export function draftHowTo(reading: Reading): Draft {
  const task = taskOf(reading);
  const title = capitalise(task);
  const limit = `"${title}" is not a recipe I hold, so this is the method and not the detail.`;
  const steps: readonly (readonly [string, string, string])[] = [
    ['Say what done looks like', '10 minutes', 'one sentence that someone else could check'],
    ['Find one finished example', '30 minutes', 'you can name three things it does'],
    ['Do the smallest real version', 'one sitting', 'it works once, for you'],
    ['Fix what annoyed you', 'one sitting', 'the worst step is gone'],
    ['Show it to somebody', '10 minutes', 'they managed it without you'],
  ];
  const short = `To ${task}: write down what "done" means, do the smallest real version in one sitting, then improve the step that hurt most.`;
  return {
    short,
    thinking: [
      `They want to ${task}. I do not have the particular facts, and steps that sound specific without being so would waste their afternoon.`,
      'What holds for nearly any task: people fail less from missing steps than from a goal they never wrote down, and from a first version that was too big.',
      'So the order should be: outcome, example, smallest version, repair. I should say plainly which parts have to come from them.',
    ],
    swift: blocks(
      `To ${task}, start smaller than feels useful:`,
      numbered([
        'Write one sentence: how will you know it is done?',
        'Find one example that you like, and note three things it does.',
        'Do the smallest real version today, in one sitting.',
        'Fix only the step that annoyed you most.',
      ]),
      `${limit} Tell me your starting point and the constraint that worries you, and I can order the steps better.`,
    ),
    steady: blocks(
      `### ${title}`,
      limit,
      table({
        head: ['Step', 'Time', 'Done when'],
        rows: steps.map((step, index) => [`${index + 1}. ${step[0]}`, step[1], step[2]]),
      }),
      '### Before you start',
      bullets([
        'List what you already have: tools, money, hours, help.',
        'Decide what you will leave out of the first version.',
        'Book the second sitting now, while you are still keen.',
      ]),
      '### Rule of thumb',
      'If a step cannot be finished in one sitting, it is two steps.',
    ),
    thinker: blocks(
      `${limit} Still, most plans break at the same two places, and both can be seen beforehand.`,
      bullets([
        '**The goal is vague.** "Better" cannot be finished. Replace it with something another person could check.',
        '**The first step is too large.** If you cannot do it today, it is a project that calls itself a step.',
        '**The risk comes last.** Do the uncertain part first, while it is cheap to be wrong.',
      ]),
      table({
        head: ['If you lack', 'Begin with'],
        rows: [
          ['knowledge', 'one finished example'],
          ['time', 'the smallest version'],
          ['courage', 'the part you fear, on a copy'],
          ['people', 'showing it to one of them'],
        ],
      }),
      '**Verdict.** Do the riskiest small piece first; everything you plan after that will be planned with facts.',
    ),
    scribe: blocks(
      `There is a moment, before one begins to ${task}, when everything is still possible and nothing has been done. It is pleasant there, and one can stay for years. The way out is a single sentence: what will be true when it is finished that is not true today? Write it on paper. If it needs more than two lines, you have several wishes and must choose one.`,
      quote('A first attempt has only one duty, which is to exist.'),
      'Next, look for somebody who has done it. One good example teaches more than ten pieces of advice, because advice leaves out whatever its giver no longer notices. Go through the example slowly and write down three things it does that you would not have thought of. You will be surprised how ordinary they are.',
      'Then make your own, small, and in one sitting. Leave out everything that can be left out and a little more. It will be clumsy, and it is meant to be: it is a question put to the world, and the world’s answer is the thing you notice first when you stand back. Repair that and only that. The second sitting is where most of the quality comes from, so put it in the calendar before the first has cooled.',
      `I should add that ${limit.charAt(0).toLowerCase()}${limit.slice(1)} If you tell me where you stand today and what worries you most, the general road can be turned into a particular one.`,
    ),
    smith: blocks(
      fence(
        'typescript',
        `// ${title}: a plan that can be ticked off.\nconst steps = [\n${steps.map(([name, , done]) => `  { name: ${JSON.stringify(name)}, doneWhen: ${JSON.stringify(done)}, done: false },`).join('\n')}\n];\n\nexport const next = () => steps.find((step) => !step.done)?.name ?? 'finished';`,
      ),
      `${limit} Each step has a test, because a step without one is never finished.`,
    ),
    polyglot: blocks(
      numbered(steps.map(([name, , done]) => `**${name}:** ${done}.`)),
      '*Français:* petit à petit, l’oiseau fait son nid.  \n*Español:* Paso a paso se va lejos.',
      'Both proverbs say what the list says: begin small, and keep coming back.',
      limit,
    ),
    lookup: `how to ${task}`,
  };
}
