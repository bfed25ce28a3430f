import type { Topic } from './topic.ts';

export const bread: Topic = {
  title: 'Baking bread and sourdough',
  keys: [
    ['sourdough'],
    ['bread', 'bake'],
    ['bread', 'baking'],
    ['bread', 'recipe'],
    ['make bread'],
    ['bread', 'dough'],
    ['loaf', 'bak'],
  ],
  unless: ['banana', 'ginger', 'garlic', 'soda bread', 'corn'],
  short:
    'Flour, water, salt and something alive. For one loaf: 500 g flour, 350 g water, 10 g salt, 100 g active starter; let it rise until half again as big, shape, rest cold overnight, bake very hot.',
  points: [
    ['Mix', '500 g flour, 350 g water, 100 g starter, 10 g salt.'],
    ['Rise', '4 to 6 hours at 24 °C, with three folds in the first two.'],
    ['Rest', 'shape, then 8 to 16 hours in the fridge.'],
    ['Bake', '245 °C: 20 minutes covered, 20 to 25 open.'],
  ],
  lead: 'One loaf, six steps. Each step has a sign that tells you when to go on:',
  table: {
    head: ['Step', 'Time', 'Look for'],
    rows: [
      ['Feed the starter', '4 to 8 h before', 'doubled, smells pleasantly sour'],
      ['Mix everything', '10 min', 'no dry flour'],
      ['Fold three times', 'every 30 to 40 min', 'smoother each time'],
      ['First rise', '4 to 6 h at 24 °C', 'half again as big, some bubbles'],
      ['Shape, then chill', '8 to 16 h', 'springs back slowly'],
      ['Bake at 245 °C', '40 to 45 min', 'deep brown, hollow when tapped'],
    ],
  },
  rules: [
    'Watch the dough, not the clock: warmth changes everything.',
    'Dense with a few big holes: it needed longer. Flat and sticky: it had too long.',
    'Weigh in grams; cups of flour vary too much.',
  ],
  doubt:
    'Exact times are what everyone asks for and exactly what I cannot promise, because they depend on warmth and on the starter. I should give ranges and, more usefully, what to look for at each stage',
  reasoning: [
    'Two things happen in a dough: gas is made and gas is held. Yeast and bacteria make it, faster when warm. Gluten, strengthened by folding and time, holds it. Nearly every bad loaf is one of these two running ahead of the other.',
    'So before changing a recipe, find out which. Dense and pale inside with a tight crumb: too little gas, give it time or warmth. Spread out and torn: the net gave way, so shorten the rise or use a little less water.',
  ],
  decide: {
    head: ['What went wrong', 'Change', 'Because'],
    rows: [
      ['dense, gummy', 'longer rise, livelier starter', 'too little gas'],
      ['flat, spreading', 'shorter rise, less water', 'the gluten gave way'],
      ['pale crust', 'hotter, uncover sooner', 'steam stayed too long'],
      ['too sour', 'shorter cold rest', 'acid builds up slowly'],
    ],
  },
  verdict:
    'Change one thing per loaf, and let temperature be the first. It is the ingredient nobody writes down.',
  essay: [
    'Bread is patience with flour on its hands. Four things go into the bowl, 500 grams of flour, 350 of water, 10 of salt and about 100 of lively starter, and for the first few minutes they look like a mistake. Leave them alone for half an hour. Flour and water, undisturbed, begin to knit themselves together, and the sticky heap you come back to can already be stretched.',
    'Now fold it: take an edge, pull it up, lay it over, turn the bowl. Do this three times in the first two hours and let it be in between. In a kitchen at 24 degrees the dough will need four to six hours altogether, and you will know it is ready when it has grown by half and trembles a little if you shake the bowl. Shape it with wet hands into a tight ball, put it in a floured basket, and send it to sleep in the fridge until morning, where its flavour deepens while you do nothing at all.',
    'Heat a lidded iron pot to 245 degrees. Tip in the cold dough, cut it once, boldly, cover it, and wait twenty minutes. Under the lid its own steam keeps the crust soft enough to rise. Then uncover and let it brown for another twenty or so, darker than you dare. It is done when it sounds hollow underneath, and the hardest step comes last: leave it an hour before you cut it.',
  ],
  quote: 'Watch the dough, not the clock.',
  caveat:
    'With dried yeast instead of a starter, use about 5 g and expect it to be ready in a third of the time.',
  picture:
    'Picture a glass jar with a rubber band at the level where the dough began. An hour later it has crept above the band. When it stands half again as high, domed and full of small bubbles against the glass, it is time.',
  code: {
    language: 'python',
    source: `def loaf(flour: float, hydration: float = 0.70, starter: float = 0.20, salt: float = 0.02) -> dict[str, int]:
    """Baker's percentages: everything is a share of the flour. Grams in, grams out."""
    return {
        "flour": round(flour),
        "water": round(flour * hydration),
        "starter": round(flour * starter),
        "salt": round(flour * salt),
    }

print(loaf(500))  # {'flour': 500, 'water': 350, 'starter': 100, 'salt': 10}
print(loaf(750, hydration=0.75))  # larger, and wetter`,
    note: 'A starter of equal flour and water adds 50 g of each here, so the true hydration is 400 ÷ 550, about 73 %.',
  },
  abroad:
    'The same idea travels: German *Roggenbrot* leans on rye and sourness, Ethiopian *injera* ferments teff into a flat sponge, and San Francisco lent its name to a bacterium in its sourdough.',
  notes: [
    ['Français', 'Regardez la pâte, pas l’horloge.'],
    ['Deutsch', 'Auf den Teig schauen, nicht auf die Uhr.'],
  ],
};
