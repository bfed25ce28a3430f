import type { Topic } from './topic.ts';

export const ragOrFineTuning: Topic = {
  title: 'RAG or fine-tuning',
  keys: [
    ['rag', 'fine-tun'],
    ['rag', 'fine tun'],
    ['retrieval', 'fine-tun'],
    ['retrieval augmented'],
    ['retrieval-augmented'],
    ['rag'],
    ['fine-tuning'],
    ['fine tuning'],
    ['finetuning'],
  ],
  short:
    'Use retrieval (RAG) to give a model facts, especially facts that change. Use fine-tuning to change how it behaves: tone, format, a narrow skill.',
  points: [
    ['RAG', 'search your documents, put the passages in the prompt, answer from them.'],
    ['Fine-tuning', 'train on examples until the behaviour is built in.'],
    ['Facts change', 'RAG updates with an index; fine-tuning needs another run.'],
    ['Before either', 'try a better prompt with three good examples.'],
  ],
  lead: 'They repair different faults, so set them side by side before choosing:',
  table: {
    head: ['', 'RAG', 'Fine-tuning'],
    rows: [
      ['Teaches', 'facts', 'behaviour'],
      ['To update', 're-index a document', 'train again'],
      ['Shows sources', 'yes, it can cite', 'no'],
      ['Prompt length', 'longer', 'shorter'],
      ['You need', 'good search', 'good examples, often hundreds'],
      ['Typical failure', 'wrong passage found', 'forgets or overfits'],
    ],
  },
  rules: [
    'Wrong facts: retrieval.',
    'Wrong form: prompt first, then fine-tune.',
    'Both wrong: fix retrieval first, because it is easier to test.',
  ],
  doubt:
    'The question sounds like a contest, but the two fix different faults. The useful thing is to ask what kind of mistake the model makes today, and then say which tool touches it',
  reasoning: [
    'Look at the mistakes. If the model says false or outdated things about your business, it lacks *information*, and no amount of training on tone will give it last Tuesday’s price list. Put the price list in front of it.',
    'If the facts are right but the manner is wrong, too long, wrong format, wrong register, then it lacks *habit*. Examples in the prompt often cure that. When they become too many to send each time, fine-tuning makes the habit permanent.',
  ],
  decide: {
    head: ['The fault you see', 'Use', 'Because'],
    rows: [
      ['outdated or missing facts', 'RAG', 'facts live outside the weights'],
      ['answers need sources', 'RAG', 'passages can be cited'],
      ['wrong tone or format', 'fine-tuning', 'behaviour lives in the weights'],
      ['long prompt on every call', 'fine-tuning', 'shorter prompts, lower cost'],
    ],
  },
  verdict: 'Prompt, then RAG, then fine-tuning, and stop at the first that passes your tests.',
  essay: [
    'There are two ways to help a clever new colleague. You may put the right folder on the desk before each question, or you may send the colleague on a course. The folder is retrieval-augmented generation: search first, place the passages beside the question, and let the answer be drawn from them. The course is fine-tuning: many worked examples, until a manner of working has become second nature.',
    'Each mends what the other cannot. A course will not teach anybody today’s stock of size forty-two boots, and if it did, the knowledge would be stale by Friday. The folder can be exchanged in a minute, and it has a further grace: one may point to the page. Yet a folder does not change a person’s style. If every letter comes out too long and too solemn, no document will cure it, whereas a few hundred good letters, studied properly, very well may.',
    'In practice the trouble usually lies in the folder. Somebody asks about returns and is handed the page on deliveries; the model, ever obliging, answers from what it has. This is why experienced teams test the search by itself, before blaming the writer. Only when the right page reliably lies on the desk, and the answer is still not as it should be, is it time to think about the course.',
  ],
  quote: 'Retrieval changes what a model can see; fine-tuning changes what it tends to do.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**RAG**', 'fresh facts with their sources', 'a search that finds the right page'],
      ['**Fine-tuning**', 'a settled manner, shorter prompts', 'many good examples, and retraining'],
    ],
  },
  caveat:
    'Neither cures invention completely: tell the model what to do when the passage does not contain the answer, and test that case.',
  picture:
    'Picture an open-book exam beside a month of practice. In the first, the pages lie open on the desk. In the second the desk is empty, but the hand already knows the form.',
  code: {
    language: 'typescript',
    source: `interface Passage { id: string; text: string; vector: number[] }

const dot = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** Retrieval: the closest passages (vectors are normalised, so dot = cosine). */
function retrieve(question: number[], passages: Passage[], count = 4): Passage[] {
  return passages.toSorted((a, b) => dot(b.vector, question) - dot(a.vector, question)).slice(0, count);
}

/** Augmentation: the passages, numbered, with a way out when they do not help. */
function buildPrompt(question: string, found: Passage[]): string {
  const sources = found.map((passage, index) => '[' + (index + 1) + '] ' + passage.text).join('\\n\\n');
  return [
    'Answer from the sources only and cite them like [1].',
    'If they do not contain the answer, say that you do not know.',
    sources,
    'Question: ' + question,
  ].join('\\n\\n');
}`,
    note: 'Test `retrieve` alone with twenty real questions before touching the prompt. Most failures start there.',
  },
  abroad:
    'Multilingual embeddings let a question in Polish find a passage written in Finnish, but quality varies by pair. Test retrieval in every language your readers use.',
  notes: [
    ['Français', 'RAG pour les faits, ajustement fin pour le comportement.'],
    ['Deutsch', 'RAG liefert Fakten, Fine-Tuning formt das Verhalten.'],
  ],
};
