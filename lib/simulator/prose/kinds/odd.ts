import type { Draft } from '../draft.ts';
import { blocks, bullets, fence, table } from '../markdown.ts';
import type { Reading } from '../reading.ts';
import { clip, countOf, plain } from '../text.ts';

interface Tongue {
  name: string;
  match: RegExp;
  sorry: string;
}

/** Languages I can greet in and recognise; each line says "I am a demo model and answer in English". */
const tongues: readonly Tongue[] = [
  {
    name: 'Japanese',
    match: /[\u3040-\u30ff]/,
    sorry: 'こんにちは。私はデモ用のモデルで、英語でしか詳しくお答えできません。',
  },
  {
    name: 'Korean',
    match: /[\uac00-\ud7af]/,
    sorry: '안녕하세요. 저는 데모 모델이라 자세한 답변은 영어로만 드릴 수 있습니다.',
  },
  { name: 'Chinese', match: /[\u4e00-\u9fff]/, sorry: '你好。我是演示模型，只能用英语详细回答。' },
  {
    name: 'Russian',
    match: /[\u0400-\u04ff]/,
    sorry: 'Здравствуйте. Я демонстрационная модель и подробно отвечаю только по-английски.',
  },
  {
    name: 'Arabic',
    match: /[\u0600-\u06ff]/,
    sorry: 'مرحبًا. أنا نموذج تجريبي، وأجيب بالتفصيل بالإنجليزية فقط.',
  },
  {
    name: 'Hebrew',
    match: /[\u0590-\u05ff]/,
    sorry: 'שלום. אני מודל הדגמה, ותשובות מפורטות יש לי רק באנגלית.',
  },
  {
    name: 'Greek',
    match: /[\u0370-\u03ff]{3}/,
    sorry: 'Γεια σας. Είμαι ένα μοντέλο επίδειξης και απαντώ αναλυτικά μόνο στα αγγλικά.',
  },
  {
    name: 'Hindi',
    match: /[\u0900-\u097f]/,
    sorry: 'नमस्ते। मैं एक डेमो मॉडल हूँ और विस्तार से केवल अंग्रेज़ी में उत्तर देता हूँ।',
  },
  { name: 'Thai', match: /[\u0e00-\u0e7f]/, sorry: 'สวัสดี นี่คือโมเดลสาธิต ตอบโดยละเอียดได้เฉพาะภาษาอังกฤษ' },
  {
    name: 'German',
    match: /\b(?:ich|nicht|und|wie|warum|erkläre|bitte|eine[nrm]?|der|das|ist|schreibe?|was)\b/i,
    sorry: 'Guten Tag. Ich bin ein Vorführmodell und antworte ausführlich nur auf Englisch.',
  },
  {
    name: 'French',
    match:
      /\b(?:est-ce|pourquoi|comment|les|une|des|explique[zr]?|écri[st]|bonjour|quelle?|je|vous|pour|dans)\b/i,
    sorry: 'Bonjour. Je suis un modèle de démonstration et ne réponds en détail qu’en anglais.',
  },
  {
    name: 'Spanish',
    match: /[¿¡]|\b(?:qué|cómo|por qué|explica|escribe|una|los|las|para|hola|cuál|dónde)\b/i,
    sorry: 'Hola. Soy un modelo de demostración y solo respondo con detalle en inglés.',
  },
  {
    name: 'Italian',
    match: /\b(?:perché|che cosa|spiega|scrivi|una|gli|della|sono|ciao|quale|come)\b/i,
    sorry: 'Buongiorno. Sono un modello dimostrativo e rispondo in dettaglio solo in inglese.',
  },
  {
    name: 'Portuguese',
    match: /\b(?:você|não|explique|escreva|uma|olá|qual|como|para)\b/i,
    sorry: 'Olá. Sou um modelo de demonstração e só respondo em detalhe em inglês.',
  },
];

const english =
  /\b(?:the|is|are|what|how|why|write|of|and|to|in|for|with|this|that|explain|when|my|me|you|show|give|make|a|an|i|translate)\b/gi;

export function findTongue(reading: Reading): Tongue | undefined {
  const text = reading.prompt;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters * 0.5) return tongues.find(({ match }) => match.test(text));
  const words = text.split(/\s+/).length;
  if (words < 2 || (text.match(english)?.length ?? 0) > words * 0.15) return undefined;
  const counted = tongues
    .slice(9)
    .map((tongue) => ({ tongue, hits: text.match(new RegExp(tongue.match.source, 'gi'))?.length ?? 0 }));
  const best = counted.sort((a, b) => b.hits - a.hits)[0];
  return best && best.hits >= 2 ? best.tongue : undefined;
}

export function draftForeign({ name, sorry }: Tongue, reading: Reading): Draft {
  const honest = `Your prompt looks ${name} to me. I can greet you in it, and that is where my ${name} ends: I am a demo model.`;
  const shown = clip(plain(reading.prompt), 80);
  return {
    short: `${sorry} (${honest})`,
    thinking: [
      `The prompt reads "${shown}". By its letters and small words it is ${name}.`,
      `I have one courteous sentence in ${name} and no more. Answering at length would produce something a native speaker winces at.`,
      'So: the sentence, then the same in English, then a way forward.',
    ],
    swift: blocks(sorry, honest, 'Ask in English, or connect a real model.'),
    steady: blocks(
      sorry,
      '### In English',
      honest,
      table({
        head: ['What', 'Can I?'],
        rows: [
          [`Greet in ${name}`, 'yes'],
          [`Understand ${name} prompts`, 'no'],
          ['Answer in English', 'yes, on a small shelf of subjects'],
          [`Real models in ${name}`, 'once a key is connected'],
        ],
      }),
    ),
    thinker: blocks(
      sorry,
      honest,
      'I could try to guess the question from loan words and numbers. A wrong guess, confidently answered, would waste more of your time than this does.',
      '**Verdict.** English here, or a real model for anything else.',
    ),
    scribe: blocks(
      sorry,
      `${honest} I can tell one script from another as one tells birds by their song, without knowing what is being sung. It would be possible to nod and improvise, as travellers do, but in writing this is seldom charming for long.`,
      'Put the question in English and I shall answer with pleasure, so far as my shelf goes. Or connect a real model: many of them are quite at home in your language, and this column will gladly make room.',
    ),
    polyglot: blocks(
      sorry,
      honest,
      bullets(
        tongues
          .filter((tongue) => tongue.name !== name)
          .slice(9, 12)
          .map((tongue) => `*${tongue.name}:* ${tongue.sorry}`),
      ),
    ),
  };
}

/** Nothing readable: empty, only punctuation, only emoji. */
export function draftOdd(reading: Reading): Draft {
  const emoji = reading.prompt.match(/\p{Extended_Pictographic}/gu) ?? [];
  const kinds = new Set(emoji).size;
  const seen =
    reading.prompt === ''
      ? 'The prompt is empty.'
      : emoji.length > 0
        ? `I count ${countOf(emoji.length, 'emoji', 'emoji')}${kinds < emoji.length ? `, ${kinds} of them different` : ''}, and no words.`
        : 'There are marks here, but no words that I can read.';
  const tryThis = [
    'Compare TCP and UDP in a table.',
    'Why is the sky blue?',
    'Write a short poem about rain on a tin roof.',
  ];
  return {
    short: `${seen} Give me a question and I will answer it.`,
    thinking: [
      seen,
      'I could read a meaning into it, but it would be mine and not theirs.',
      'Better to say what arrived, and to offer something easy to send.',
    ],
    swift: blocks(seen, `Try: ${tryThis[1]}`),
    steady: blocks('### What arrived', seen, '### What works well', bullets(tryThis)),
    thinker: blocks(
      seen,
      'An empty question has every possible answer, so I will not pick one.',
      `**Verdict.** One sentence from you is enough. For example: ${tryThis[0]}`,
    ),
    scribe: blocks(
      seen,
      `It has a certain charm, like a letter with only a stamp. But I do better with words, even few of them; ask, for instance: *${tryThis[2]}*`,
    ),
    smith: blocks(
      fence(
        'typescript',
        `const words = prompt.match(/\\p{L}+/gu) ?? [];\nif (words.length === 0) throw new Error('nothing to read');`,
      ),
      seen,
    ),
  };
}
