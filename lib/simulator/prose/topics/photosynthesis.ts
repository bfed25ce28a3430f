import type { Topic } from './topic.ts';

export const photosynthesis: Topic = {
  title: 'Photosynthesis',
  keys: [
    ['photosynthesis'],
    ['photosynthesise'],
    ['chlorophyll'],
    ['why', 'leaves', 'green'],
    ['how do plants', 'food'],
  ],
  short:
    'Plants use light to turn carbon dioxide and water into sugar, and release oxygen from the water. Light splits water first; the captured energy then builds the sugar.',
  points: [
    ['In', 'light, water, carbon dioxide.'],
    ['Out', 'sugar, and oxygen as a by-product.'],
    ['Stage one', 'light reactions split water and charge up ATP and NADPH.'],
    ['Stage two', 'the Calvin cycle spends them to fix carbon.'],
  ],
  lead: 'It happens in two stages, in two places, with different inputs. Taken in order:',
  table: {
    head: ['', 'Light reactions', 'Calvin cycle'],
    rows: [
      ['Where', 'thylakoid membranes', 'stroma'],
      ['Needs', 'light and water', 'carbon dioxide, ATP, NADPH'],
      ['Makes', 'oxygen, ATP, NADPH', 'a three-carbon sugar'],
      ['Key player', 'chlorophyll', 'the enzyme RuBisCO'],
      ['Direct light needed', 'yes', 'no, but it soon stops without'],
    ],
  },
  rules: [
    'Light pays for it, water supplies the electrons, air supplies the carbon.',
    'The oxygen comes from water, not from carbon dioxide.',
    'Most of a tree’s dry mass was once carbon dioxide.',
  ],
  doubt:
    'Two errors are common: that plants eat soil, and that the oxygen comes out of the carbon dioxide. Both should be put right. Labelled-oxygen experiments around 1941 showed that it comes from the water',
  reasoning: [
    'Follow the atoms. Carbon enters as a gas through the leaf. Water comes up from the roots. Splitting the water releases oxygen to the air and leaves electrons and hydrogen for use. So a tree is built largely out of air and rain.',
    'Then follow the energy. Light cannot be stored as light, so the first stage turns it into two short-lived carriers, ATP and NADPH. The second stage spends them at once to join carbon dioxide into sugar, and sugar keeps.',
  ],
  decide: {
    head: ['If this is short', 'What slows', 'Because'],
    rows: [
      ['light', 'light reactions', 'no energy comes in'],
      ['water', 'both', 'pores close, so carbon stays out'],
      ['carbon dioxide', 'Calvin cycle', 'nothing to fix'],
      ['warmth', 'Calvin cycle', 'enzymes work slowly'],
    ],
  },
  verdict: 'In one line: light splits water, and the energy glues carbon from the air into sugar.',
  essay: [
    'Stand under an oak and ask where it came from. The natural answer is the ground, yet if you weighed the soil over the years you would find it scarcely lighter. Jan Baptist van Helmont did something of the kind with a willow almost four centuries ago, and was astonished. The tree was made mainly of something he could not see. It was made of air.',
    'In every green leaf there are small bodies called chloroplasts, and in them a pigment that catches light, the red and the blue especially, and lets the green go by. That is why leaves look green. With the energy it has caught, the leaf splits water. The oxygen escapes and becomes our breath, and the rest is kept as a kind of charge on two carrier molecules. Then, in a second step that needs no light of its own, the leaf draws carbon dioxide from the air and joins it, one carbon at a time, into sugar.',
    'Almost everything alive stands on that sugar. The leaf burns some of it, builds wood from some, and stores the remainder in roots and fruit, whence it passes into caterpillars, cattle and ourselves. Coal is such sunlight, very old. A slice of bread is such sunlight from last summer.',
  ],
  quote: 'A tree is mostly air and rain, held together by sunlight.',
  caveat:
    'The tidy equation hides many steps, and some plants, maize and cacti among them, first capture carbon in other ways to save water.',
  picture:
    'Picture a leaf cut open: stacks of green coins under a window. Light falls in, water arrives from below, bubbles of oxygen leave. Beside the stacks a small wheel turns, taking in carbon dioxide and dropping out sugar.',
  code: {
    language: 'python',
    source: `# Is the equation balanced?  6 CO2 + 6 H2O -> C6H12O6 + 6 O2
from collections import Counter

CO2 = Counter(C=1, O=2)
H2O = Counter(H=2, O=1)
GLUCOSE = Counter(C=6, H=12, O=6)
O2 = Counter(O=2)

def times(count: int, molecule: Counter) -> Counter:
    return Counter({atom: count * amount for atom, amount in molecule.items()})

left = times(6, CO2) + times(6, H2O)
right = GLUCOSE + times(6, O2)
print(left == right, dict(left))  # True {'C': 6, 'O': 18, 'H': 12}`,
    note: 'The overall equation balances, though in the real chemistry water appears on both sides.',
  },
  abroad:
    'Greek built the word: *phōs*, light, and *synthesis*, putting together. Icelandic made its own instead: *ljóstillífun*, roughly "light-assimilation".',
  notes: [
    ['Deutsch', 'Pflanzen machen aus Licht, Wasser und Kohlendioxid Zucker und Sauerstoff.'],
    ['Español', 'Las plantas convierten luz, agua y dióxido de carbono en azúcar y oxígeno.'],
  ],
};
