import type { Topic } from './topic.ts';

export const tokens: Topic = {
  title: 'Tokens and tokenisers',
  keys: [
    ['tokeniser'],
    ['tokenizer'],
    ['tokenization'],
    ['tokenisation'],
    ['token', 'llm'],
    ['token', 'model'],
    ['tokens', 'words'],
    ['byte pair'],
    ['bpe'],
    ['what', 'tokens'],
    ['what is a token'],
  ],
  short:
    'A token is the piece of text a language model reads and writes: often a whole common word, otherwise part of one. English runs to about four characters per token.',
  points: [
    ['Why not letters', 'sequences would be several times longer.'],
    ['Why not words', 'the list would never be complete.'],
    ['Price and limits', 'both are counted in tokens, in and out.'],
    ['Side effect', 'models see pieces, so counting letters is hard for them.'],
  ],
  lead: 'Text can be cut into units of several sizes. Each size has a price:',
  table: {
    head: ['Unit', 'Vocabulary', 'Sequence', 'Unknown words'],
    rows: [
      ['Bytes', '256', 'longest', 'none'],
      ['Characters', 'thousands', 'long', 'rare'],
      ['Subword tokens', 'tens to hundreds of thousands', 'medium', 'built from pieces'],
      ['Whole words', 'endless', 'shortest', 'a real problem'],
    ],
  },
  rules: [
    'English: tokens ≈ characters ÷ 4, or words × 4⁄3.',
    'Code, numbers and most other languages: count, do not guess.',
    'Two models, two tokenisers: compare prices per task, not only per token.',
  ],
  doubt:
    'The four-characters rule is handy but only holds for English prose. If I give it without saying so, somebody will budget for Thai or for code with it and be wrong by a wide margin',
  reasoning: [
    'A model needs a fixed list of symbols. Letters make the list short and the text long; words make the text short and the list endless. Subword tokens are the compromise: frequent strings get a symbol of their own, rare ones are spelled from pieces.',
    'The list is usually learned by merging: start with bytes, join the commonest neighbouring pair, repeat some tens of thousands of times. Whatever was common in the training text became short, and whatever was not became long and expensive.',
  ],
  decide: {
    head: ['You want to know', 'Do', 'Because'],
    rows: [
      ['a rough English budget', 'characters ÷ 4', 'close enough'],
      ['an exact bill', 'read the reported usage', 'it is what you pay'],
      ['whether a prompt fits', 'count with the model’s own tokeniser', 'they differ'],
      ['two models compared', 'cost per task', 'tokens are not a common unit'],
    ],
  },
  verdict:
    'Estimate with a rule of thumb, pay by the reported usage, and never compare raw token counts across tokenisers.',
  essay: [
    'Before a language model can read anything, the text has to be cut into pieces it has a number for. One might cut it into letters, but then every page becomes a procession of thousands of tiny steps. One might cut it into words, but nobody has ever finished a list of words: somebody coins a new one at breakfast. So the cut is made somewhere between, and the pieces are called tokens.',
    'The list is not drawn up by a linguist but by counting. Begin with single bytes, find the pair that most often stands together, and give that pair a symbol. Then do it again, and again, tens of thousands of times. What people write often, *the* or *tion*, soon has a symbol of its own. A rare surname is spelled out in three or four fragments. The result looks haphazard and works remarkably well.',
    'Some familiar oddities follow from it. A model asked to count the letters in a word has never seen its letters, only the pieces, rather as we recognise a face without counting its freckles. A language that was scarce in the training text is cut finer, so that the same thought costs its speakers more. And since every maker cuts differently, a price per token is rather like a price per slice when nobody has agreed how thick a slice should be.',
  ],
  quote: 'A price per token is a price per slice, and every baker cuts differently.',
  caveat:
    'Token counts before sending are estimates unless you use the very tokeniser of that model; hidden templates and tool definitions add some of their own.',
  picture:
    'Picture a sentence on a strip of paper with scissors beside it. The snips seldom fall between words: *un·believ·able*, *rain·coat*, and a surname in four slivers. Under each piece is a number, and the numbers are all the model sees.',
  code: {
    language: 'python',
    source: `from collections import Counter

def learn_merges(text: str, count: int) -> list[tuple[str, str]]:
    """Byte pair encoding in miniature: join the commonest neighbours, repeat."""
    pieces, merges = list(text), []
    for _ in range(count):
        pairs = Counter(zip(pieces, pieces[1:]))
        if not pairs:
            break
        best = pairs.most_common(1)[0][0]
        merges.append(best)
        joined, index = [], 0
        while index < len(pieces):
            if tuple(pieces[index : index + 2]) == best:
                joined.append("".join(best))
                index += 2
            else:
                joined.append(pieces[index])
                index += 1
        pieces = joined
    print(pieces)
    return merges

learn_merges("the rain on the roof and the rain on the road ", 12)`,
    note: 'Real tokenisers learn from far more text and first split at spaces and punctuation. The loop is the same idea.',
  },
  abroad:
    'The same sentence can take several times as many tokens in Burmese or Amharic as in English, depending on the tokeniser, so both the price and the usable context differ by language.',
  notes: [
    ['Español', 'Un token es un trozo de texto: a veces una palabra, a veces una sílaba.'],
    ['Deutsch', 'Ein Token ist ein Textstück, mal ein Wort, mal nur ein Teil davon.'],
  ],
};
