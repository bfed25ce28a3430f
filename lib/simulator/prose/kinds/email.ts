import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { bare, capitalise, clip, plain } from '../text.ts';

interface Purpose {
  match: RegExp;
  subject(matter: string): string;
  opening(matter: string): string;
  ask: string;
  close: string;
}

const purposes: readonly Purpose[] = [
  {
    match: /\bdeclin|\brefus|\bturn(?:ing)? down|\bsay(?:ing)? no\b/,
    subject: (matter) => `About ${matter}`,
    opening: (matter) => `Thank you for thinking of me with regard to ${matter}. I have to say no this time.`,
    ask: 'My reasons are practical and have nothing to do with you or the idea.',
    close: 'Please do ask me again when things are quieter here.',
  },
  {
    match: /\bapolog|\bsorry\b/,
    subject: (matter) => `My apologies for ${matter}`,
    opening: (matter) => `I am sorry for ${matter}. It was our mistake, and it should not have happened.`,
    ask: 'Here is what we have changed so that it does not happen again: [one concrete step].',
    close: 'If there is anything that would put it right for you, please tell me directly.',
  },
  {
    match: /\bthank/,
    subject: () => 'Thank you',
    opening: (matter) => `I wanted to thank you for ${matter}.`,
    ask: 'It made a real difference: [one concrete result].',
    close: 'I hope I can return the favour before long.',
  },
  {
    match: /\bfollow(?:ing)?[- ]up|\bremind/,
    subject: (matter) => `Following up: ${matter}`,
    opening: (matter) => `I am writing to ask where things stand with ${matter}.`,
    ask: 'Could you let me know by [day], even if the answer is “not yet”?',
    close: 'If someone else is looking after it now, a name would be enough.',
  },
  {
    match: /\bcomplain|\bbroken\b|\brefund|\bfault|\bproblem|\bissue\b|\brepair|\blandlord/,
    subject: (matter) => `${capitalise(matter)}: request for a date`,
    opening: (matter) => `I am writing about ${matter}. It began on [date] and has not been resolved.`,
    ask: 'Please tell me by [day] when it will be put right.',
    close: 'I have attached photographs and the dates, and would be glad to settle this without fuss.',
  },
  {
    match: /\binvit/,
    subject: (matter) => `Invitation: ${matter}`,
    opening: (matter) => `I would be glad if you could join us for ${matter}.`,
    ask: 'It takes place on [day] at [time], at [place]. Please let me know by [day] if you can come.',
    close: 'No preparation is needed; come as you are.',
  },
  {
    match: /\bresign|\bquit(?:ting)?\b|\bnotice\b/,
    subject: () => 'Resignation',
    opening: () => 'I am writing to give notice that I am leaving my position. My last day will be [date].',
    ask: 'I will hand over my work in good order and can suggest a plan this week.',
    close: 'Thank you for what I have learned here.',
  },
  {
    match: /\bask|\brequest|\bfor a raise|\btime off|\bleave\b|\bextension|\brecommend|\bmeeting/,
    subject: (matter) => `Request: ${matter}`,
    opening: (matter) => `I would like to ask you about ${matter}.`,
    ask: 'The reason is [one sentence]. What I need from you is [one thing], by [day].',
    close: 'If it would help to talk, I am free on [two times].',
  },
];

const anyPurpose: Purpose = {
  match: /(?:)/,
  subject: (matter) => capitalise(matter),
  opening: (matter) => `I am writing to you about ${matter}.`,
  ask: 'What I would like from you is [one thing], by [day].',
  close: 'Thank you for reading, and please write if anything is unclear.',
};

export function draftEmail(reading: Reading): Draft {
  const text = plain(reading.prompt);
  const recipient = bare(
    text.match(
      /\bto (?:my |our |the |a )?([\p{L}' -]{2,30}?)(?= (?:about|asking|to|that|for|declin|apolog|thank|because|who|regarding)|[.,?!]|$)/iu,
    )?.[1] ?? '',
  );
  const about = text.match(
    /\b(?:about|regarding|concerning|on|for|declining|asking for|to ask for|to request|requesting)\s+((?:the |a |an |my |our |their )?[^.?!]{3,70})/i,
  )?.[1];
  const matter = clip(
    bare(about ?? 'the matter below')
      .replace(/\b(?:be|keep it|in) (?:polite|short|brief|formal|friendly).*$/i, '')
      .trim() || 'the matter below',
    70,
  ).replace(/^an? /, 'the ');
  const purpose = purposes.find(({ match }) => match.test(reading.lower)) ?? anyPurpose;
  const person = /^(?:[A-Z]\p{L}+)( [A-Z]\p{L}+)*$/u.test(recipient) ? recipient : '[name]';
  const subject = clip(purpose.subject(matter), 70);
  const opening = capitalise(purpose.opening(matter));
  const short = [
    `Subject: ${subject}`,
    '',
    `Hello ${person},`,
    '',
    `${opening} ${purpose.ask}`,
    '',
    'Best wishes,',
    '[your name]',
  ].join('\n');
  const full = [
    `Subject: ${subject}`,
    '',
    `Dear ${person},`,
    '',
    opening,
    '',
    purpose.ask,
    '',
    purpose.close,
    '',
    'Kind regards,',
    '[your name]',
  ].join('\n');
  return {
    short: `Open with the point: “${opening}” Then one request and one date.`,
    thinking: [
      `An e-mail${recipient ? ` to ${recipient}` : ''} about ${matter}. The reader will decide in the first line whether to go on, so the point goes there.`,
      'Which facts do I not have? Dates and names. I leave square brackets for them and invent nothing.',
      'One request, one date. Two requests get half an answer. As to the tone, it should read well even if it is forwarded.',
    ],
    swift: blocks(fence('text', short), 'Fill the brackets and send.'),
    steady: blocks(
      '### Draft',
      fence('text', full),
      '### Before sending',
      table({
        head: ['Check', 'Why'],
        rows: [
          ['Subject says the matter', 'it is all they see on a phone'],
          ['One request, one date', 'easy to answer'],
          ['Brackets filled', 'facts are yours to add'],
        ],
      }),
    ),
    thinker: blocks(
      'The first sentence carries the message; everything after it is there to make “yes” easy.',
      fence('text', full),
      bullets([
        'I kept blame out, because it invites a defence and you want an answer.',
        'The date is the strongest word in it: without one, silence counts as a reply.',
      ]),
      '**Verdict.** Send it as it is if you know each other little; cut the last paragraph if you know each other well.',
    ),
    scribe: blocks(
      'A good letter knows what it wants by the end of its first sentence, and then has time to be kind.',
      fence(
        'text',
        [
          `Subject: ${subject}`,
          '',
          `Dear ${person},`,
          '',
          'I hope these lines find you well.',
          '',
          opening,
          '',
          `${purpose.ask} I know that your days are full, so I have tried to keep this short and to make it easy to answer.`,
          '',
          purpose.close,
          '',
          'With warm regards,',
          '[your name]',
        ].join('\n'),
      ),
      'The brackets mark what only you can know. Fill them in with plain facts, and resist the wish to add a second request, for letters that ask for two things tend to receive neither.',
      'Read it once as if it had been sent to you by somebody you are a little afraid of. If it still sounds friendly, it is ready.',
    ),
    smith: blocks(
      fence(
        'json',
        JSON.stringify({ to: person, subject, body: full.split('\n').slice(2).join('\n') }, null, 2),
      ),
      'Ready for an API: brackets are the template variables.',
    ),
    polyglot: blocks(
      fence('text', short),
      table({
        head: ['Language', 'Opening', 'Closing'],
        rows: [
          ['English', 'Dear …,', 'Kind regards,'],
          ['Deutsch', 'Sehr geehrte Frau …,', 'Mit freundlichen Grüßen'],
          ['Français', 'Madame, Monsieur,', 'Cordialement,'],
        ],
      }),
      'German puts no comma after the closing, French rarely uses the name in a formal opening.',
    ),
    lookup: `email template ${matter}`,
  };
}
