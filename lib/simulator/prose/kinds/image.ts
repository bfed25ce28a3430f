import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, table } from '../markdown.ts';
import { takesPictures } from '../personas.ts';
import type { Reading } from '../reading.ts';
import { capitalise, clip, countOf, numberWord, plain } from '../text.ts';

export function draftImages(reading: Reading): Draft {
  const { images } = reading;
  const pictures = `${numberWord(images)} ${images === 1 ? 'picture' : 'pictures'}`;
  const asked = clip(plain(reading.prompt), 90);
  const none = `${capitalise(pictures)} came with this prompt, and this column takes none: ${capitalise(reading.persona)} reads text only. Put Seer, or a real vision model, beside it.`;
  const honest = `${capitalise(pictures)} arrived. I am a simulated model, so I cannot really look at ${images === 1 ? 'it' : 'them'}: I know how many there are, and nothing of what they show.`;
  return {
    short: takesPictures(reading.persona) ? honest : none,
    thinking: [
      `${countOf(images, 'image')} came with "${asked}". I take text only.`,
      'Describing a picture I have not seen would be pure invention, and the reader could not tell.',
      'So I say what I did not receive and who could look at it instead.',
    ],
    swift: none,
    steady: blocks(
      none,
      table({
        head: ['Part', 'Received'],
        rows: [
          ['Text', reading.prompt === '' ? 'empty' : 'yes'],
          ['Images', `${images}, not readable here`],
        ],
      }),
    ),
    thinker: blocks(
      none,
      'I could guess from your words what is probably shown, but a guess about a picture reads exactly like a description of one. **Verdict.** Better none.',
    ),
    scribe: blocks(
      none,
      'I am sorry to be the guest who cannot see the paintings. Tell me in a sentence or two what is there, and I shall do what I can with the sentence.',
    ),
    smith: blocks(
      fence('json', JSON.stringify({ received: { images }, seen: null, simulated: true }, null, 2)),
      honest,
      'If it is a screenshot of code, paste the text: it costs fewer tokens and can be compiled. A real vision model would fill in `seen`.',
    ),
    polyglot: blocks(
      honest,
      '*Français :* je suis simulé, je ne vois rien de ce qu’on me montre.  \n*Deutsch:* Ich bin simuliert und sehe nichts von dem, was man mir zeigt.',
      'A real vision model also reads the words in a picture, and translates them.',
    ),
    caller: blocks(none, 'With a tool such as `describe_image` I would pass it on.'),
    seer: blocks(
      honest,
      asked !== '' && `You asked: *${asked}* A real vision model would start like this:`,
      bullets([
        'name the main subject and where it stands in the frame',
        'read any text in it, letter by letter',
        'say what is uncertain: small, blurred, cut off',
        'only then answer the question',
      ]),
      images > 1
        ? `With ${pictures} it would also say which one each remark is about.`
        : 'One picture at full size is usually better than several small ones.',
      'Connect OpenRouter and choose a model with the Vision filter to have it really looked at.',
    ),
  };
}
