import type { Topic } from './topic.ts';

export const embeddings: Topic = {
  title: 'Embeddings',
  keys: [['embedding'], ['vector search'], ['vector database'], ['semantic search'], ['cosine similarity']],
  short:
    'An embedding turns a text into a list of numbers so that texts with similar meaning get similar lists. Search, grouping and recommendation then become measuring distances.',
  points: [
    ['Make', 'one vector per passage, often a few hundred to a few thousand numbers.'],
    ['Compare', 'cosine similarity: the angle between two vectors.'],
    ['Use', 'semantic search, duplicates, clusters, RAG.'],
    ['Watch', 'vectors from different models cannot be compared.'],
  ],
  lead: 'Embedding search is best understood next to the keyword search it complements:',
  table: {
    head: ['', 'Keyword search', 'Embedding search'],
    rows: [
      ['Matches', 'exact words', 'similar meaning'],
      ['"car" finds "automobile"', 'no', 'usually'],
      ['Finds part no. KX-4471', 'yes', 'unreliable'],
      ['Other languages', 'word by word', 'if the model is multilingual'],
      ['Explains a hit', 'the word is there', 'only a score'],
      ['Index', 'inverted index', 'vector index'],
    ],
  },
  rules: [
    'People describe things in their own words: embeddings.',
    'Names, codes, error messages: keywords.',
    'Real products: both, with the two rankings merged.',
  ],
  doubt:
    'The well-worn king minus man plus woman example is charming but misleading about modern use. What people do with embeddings today is mostly search, so I should explain it there and name where it fails',
  reasoning: [
    'A computer cannot compare meanings, but it compares numbers very well. So train a network on heaps of text until passages used in similar ways land close together, then keep the position as the meaning’s address.',
    'What you gain is tolerance: "my parcel never came" finds "lost in transit". What you lose is exactness: a part number is just an odd string, and its neighbours are other odd strings. That is why the best search engines use both.',
  ],
  decide: {
    head: ['Query', 'Use', 'Because'],
    rows: [
      ['a question in own words', 'embeddings', 'meaning matters'],
      ['an exact code or name', 'keywords', 'letters matter'],
      ['near duplicates', 'embeddings', 'wording varies'],
      ['a mix of all these', 'hybrid', 'merge both rankings'],
    ],
  },
  verdict:
    'Add embeddings where users’ words and your documents’ words differ, and keep keyword search for everything exact.',
  essay: [
    'Suppose you were asked to arrange every sentence in a library upon an enormous floor, with one rule: sentences that mean similar things must lie close together. You would put “the train is late” beside “we are delayed at the station”, though they share scarcely a word, and both far away from a recipe for soup. An embedding is the address of a sentence on that floor. It is only a list of numbers, but a well chosen one.',
    'Once everything has an address, a surprising number of tasks become geometry. To search, find where the question would lie and look around. To discover duplicates, look for things that lie almost on top of each other. To sort complaints into kinds, see where they crowd together. The floor has not two dimensions, of course, but hundreds, and that is what gives it room enough for tone, subject and language at once.',
    'It is a map, and a map leaves things out. Numbers and names sit where their general look puts them, so that one invoice lies beside another regardless of the sum at the bottom. “I like it” and “I do not like it” are closer neighbours than one would wish. For this reason good systems ask two witnesses: the map for meaning, the plain index for the exact word, and they trust most what both of them point to.',
  ],
  quote: 'An embedding is an address on a map where distance stands for difference in meaning.',
  caveat:
    'Change the embedding model and every stored vector must be computed again; keep the source text, and note which model made each vector.',
  picture:
    'Picture a night sky in which each star is a sentence. Travel complaints form one cluster, recipes another. Your question lights up as a new star, and the answers are simply those nearest to it.',
  code: {
    language: 'python',
    source: `import math

def cosine(a: list[float], b: list[float]) -> float:
    dot = sum(x * y for x, y in zip(a, b, strict=True))
    return dot / (math.hypot(*a) * math.hypot(*b))

# Toy vectors; a real model gives hundreds of numbers per text.
texts = {
    "The train is late": [0.9, 0.1, 0.2],
    "We are delayed at the station": [0.8, 0.2, 0.3],
    "Add salt to the soup": [0.1, 0.9, 0.1],
}
question = [0.85, 0.1, 0.25]  # "Why am I still on the platform?"

for text, vector in sorted(texts.items(), key=lambda item: -cosine(item[1], question)):
    print(f"{cosine(vector, question):.3f}  {text}")`,
    note: 'Up to some hundred thousand vectors, comparing with all of them is quick enough. Reach for a vector index after you have measured.',
  },
  abroad:
    'A multilingual model puts *Bahnhof*, *gare* and *station* close together, so a German question can find a French answer without anything being translated first.',
  notes: [
    ['Deutsch', 'Ähnliche Bedeutung, ähnlicher Vektor.'],
    ['Français', 'Des sens proches donnent des vecteurs proches.'],
  ],
};
