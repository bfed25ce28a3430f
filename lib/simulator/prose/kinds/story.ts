import type { Draft } from '../draft.ts';
import { blocks, fence, quote } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { capitalise, clip } from '../text.ts';
import { topicOfPiece } from './verse.ts';

const keepers = ['Ines', 'Amara', 'Mei', 'Noor', 'Lena', 'Rosa'] as const;
const towns = [
  'a harbour town',
  'the last village on the line',
  'a street behind the station',
  'an island with one school',
] as const;

export function draftStory(reading: Reading): Draft {
  const topic = clip(topicOfPiece(reading).replace(/[|`*_#<>[\]{}\\$]/g, ''), 70);
  const name = reading.random.pick(keepers);
  const town = reading.random.pick(towns);
  const title = capitalise(topic);
  return {
    short: `${name} went looking for the ending of a story about ${topic} and found that somebody else had been keeping it warm.`,
    thinking: [
      `A story about ${topic}. Before plot, one person who wants one thing: ${name}, in ${town}.`,
      `What stands in the way? If it is only bad luck there is no story. Better that wanting it is itself the obstacle.`,
      'I need a beginning that is already in motion, one object that returns, and an ending that answers a question nobody asked aloud.',
    ],
    swift: blocks(
      `**${title}**`,
      `In ${town}, everyone had a story about ${topic} except ${name}, who had only ever listened. One evening the others asked for hers. She opened her mouth, and told them all of theirs, in order, with every name right. Nobody had known that anyone was keeping them.`,
    ),
    steady: blocks(
      `### ${title}`,
      `**Beginning.** ${name} lived in ${town} and kept a notebook about ${topic}. Every entry had a date, and none of them had an ending.`,
      `**Middle.** One winter a stranger asked to read it. He read all night, and in the morning he said, “You always stop just before it becomes true.” ${name} was offended for a week. Then she turned back to the first page.`,
      '**End.** She wrote the missing endings, one a day. Some were sad, most were ordinary. When the last was finished she left the notebook on the bench at the station, with a pencil, open at a clean page.',
    ),
    thinker: blocks(
      `**${title}**`,
      `${name} had decided not to think about ${topic} any more, and this took up most of the day. She counted the tiles in the kitchen. She counted the trains. By evening she had counted everything in ${town} that kept still.`,
      '“You could simply think about it,” said her neighbour, who was mending a chair. “And then?” “Then you would have thought about it.”',
      'So she sat down on the three-legged chair and did. It took four minutes. The neighbour handed her the fourth leg. “Hold this,” he said, and she did, and it fitted.',
      '**Why it ends there.** The fourth leg answers the first line without mentioning it. Another sentence would be explaining.',
    ),
    scribe: blocks(
      `**${title}**`,
      `Long before anybody in ${town} spoke of ${topic}, there was a house at the end of the road with a lamp in the window. Nobody remembered who had lit it first. It was simply there in the evenings, like the weather, and people coming home late would look for it without knowing that they did.`,
      `When ${name} inherited the house she found, pinned beside the window, a list of names. Each had been crossed out in a different hand. The last was her aunt’s. Below it somebody had left a space.`,
      quote('Whoever sits here need not do anything. It is enough to be seen awake.'),
      `She thought this foolish, and went to bed. But towards midnight she heard steps on the road, slow ones, and heard them stop. There was no lamp. Whoever it was stood a long time in the dark before going on, and the sound of that going on kept her awake until morning.`,
      `The next evening she lit the lamp and took a book, and sat. Hardly anyone passed. A boy on a bicycle, the postman, a woman with a suitcase who lifted her hand. ${name} lifted hers. It came to her then that all the tales told here about ${topic} had this in common, that someone in them had looked up at the right moment and seen a light.`,
      'In spring she took the pencil and wrote her name into the space. She pressed quite lightly, so that it would be easy, one day, to cross it out.',
    ),
    smith: blocks(
      fence(
        'typescript',
        `// ${clip(title, 60)}: a story as a state machine.\ntype Scene = 'wanting' | 'looking' | 'losing' | 'seeing';\n\nconst next: Record<Scene, Scene | 'end'> = {\n  wanting: 'looking', // ${name} leaves ${town}\n  looking: 'losing', // it was not where everyone said\n  losing: 'seeing', // only now does she stop running\n  seeing: 'end', // it had been in her pocket: she had to put it down to notice\n};`,
      ),
      'Four states and one way through. Most stories that fail have a scene with no exit, or one that skips *losing*.',
    ),
    lookup: `short stories about ${topic}`,
  };
}
