import type { Topic } from './topic.ts';

export const samplingTemperature: Topic = {
  title: 'How language models sample: temperature and top-p',
  keys: [
    ['temperature', 'model'],
    ['temperature', 'llm'],
    ['temperature', 'top-p'],
    ['temperature', 'top_p'],
    ['temperature', 'sampling'],
    ['top-p'],
    ['top_p'],
    ['top-k'],
    ['llm', 'sampl'],
    ['nucleus sampling'],
    ['how do llms', 'work'],
    ['how does an llm', 'work'],
    ['how do language models', 'work'],
    ['next token'],
    ['temperature', 'setting'],
  ],
  short:
    'A model scores every possible next token and then one is drawn. Temperature decides how strongly the draw favours the top scores: low is steady, high is adventurous.',
  points: [
    ['At 0', 'always the top token, near enough. Extraction, code, tests.'],
    ['At 0.7', 'some variety. Everyday writing.'],
    ['Above 1', 'flatter odds. Brainstorming, and more nonsense.'],
    ['Top-p', 'cuts the tail: draw only from the likeliest tokens that add up to p.'],
  ],
  lead: 'Each setting changes one thing about how the next token is drawn:',
  table: {
    head: ['Setting', 'What it does', 'Reach for it when'],
    rows: [
      ['Temperature 0', 'picks the top score', 'you need repeatable answers'],
      ['Temperature 0.3', 'mild variety', 'facts, summaries'],
      ['Temperature 0.7 to 1', 'natural variety', 'prose, dialogue'],
      ['Top-p 0.9', 'drops the unlikely tail', 'you want variety without oddities'],
      ['Seed', 'fixes the dice, if supported', 'you compare prompts'],
    ],
  },
  rules: [
    'Change temperature or top-p, not both at once.',
    'Comparing models: same settings everywhere, several runs each.',
    'Low temperature makes answers steady, not true.',
  ],
  doubt:
    'A common belief is that temperature 0 makes a model accurate and repeatable. It makes it less random, but rounding and batching on servers can still change a token, and a confident mistake stays a mistake',
  reasoning: [
    'At each step the model produces a score for every token it knows. Softmax turns scores into probabilities: $$p_i = \\frac{e^{z_i/T}}{\\sum_j e^{z_j/T}}$$ A small $T$ stretches the differences so the favourite nearly always wins; a large $T$ shrinks them so outsiders get a chance.',
    'Temperature therefore never adds knowledge. It only changes how often the second-best token is tried. For a fact with one right wording that hurts; for ten names of a café it is the entire point.',
  ],
  decide: {
    head: ['Task', 'Start at', 'Because'],
    rows: [
      ['extract or classify', '0', 'one right answer'],
      ['code', '0 to 0.3', 'syntax forgives little'],
      ['e-mail, essay', '0.7', 'variety reads better'],
      ['ideas', '1', 'you will discard most of them'],
    ],
  },
  verdict: 'Start at 0 for anything you will check by machine and at 0.7 for anything a person will read.',
  essay: [
    'A language model does not choose a sentence. It chooses the next small piece of one, and then it chooses again. Before each choice it lays out its entire vocabulary and gives every piece a score for how well it would continue the text. What happens next is a draw of lots, with the tickets handed out according to the scores. All the talk about creativity is talk about that draw.',
    'Temperature is the dial on the side of the urn. Turned down, it gives nearly every ticket to the favourite, and the model becomes predictable, a little dry, well suited to forms and code. Turned up, it shares the tickets out more evenly. Now the second and third choices get their chance, and prose gains surprise, until at some point it gains too much and falls apart. Top-p works differently: it removes the hopeless candidates before the draw, so that however lively the dial, nobody can pull out something absurd.',
    'None of this makes the model know more. A cool draw repeats its mistakes faithfully; a warm one finds new ones. Anyone who compares two models should therefore fix the dial for both and draw several times, because a single answer from an urn tells you less about the urn than it seems to.',
  ],
  quote: 'Temperature does not change what a model knows, only how often it tries its second choice.',
  caveat:
    'Some reasoning models ignore temperature or refuse it, so check which parameters the model you chose really accepts.',
  picture:
    'Picture a bar chart of possible next words. At low temperature one bar towers and the rest vanish. Turn the dial and the tall bar melts while the small ones rise. Top-p is a line that cuts off the row of stubs at the far right.',
  code: {
    language: 'python',
    source: `import math
import random

def sample(scores: dict[str, float], temperature: float, top_p: float = 1.0) -> str:
    if temperature == 0:
        return max(scores, key=scores.get)  # greedy
    top = max(scores.values())  # subtracting it keeps exp() from overflowing
    weights = {token: math.exp((score - top) / temperature) for token, score in scores.items()}
    total = sum(weights.values())

    kept, mass = {}, 0.0
    for token, weight in sorted(weights.items(), key=lambda item: -item[1]):
        kept[token] = weight / total
        mass += weight / total
        if mass >= top_p:  # the nucleus is full
            break
    return random.choices(list(kept), weights=list(kept.values()))[0]

scores = {"blue": 5.1, "grey": 3.9, "clear": 3.2, "falling": 1.0}
for temperature in (0, 0.7, 1.5):
    print(temperature, [sample(scores, temperature, 0.95) for _ in range(6)])`,
    note: 'Run it twice: the first row never changes, the last one rarely repeats.',
  },
  abroad:
    'The same temperature can feel warmer in languages the model saw less of: its scores are closer together there, so the draw wanders sooner. Try one prompt in English and in Welsh and compare.',
  notes: [
    ['Français', 'La température règle l’audace du tirage, pas le savoir du modèle.'],
    ['Deutsch', 'Die Temperatur steuert den Mut der Auswahl, nicht das Wissen.'],
  ],
};
