import type { Topic } from './topic.ts';

export const inflation: Topic = {
  title: 'Inflation',
  keys: [['inflation'], ['cpi'], ['consumer price'], ['purchasing power'], ['why', 'prices', 'rise']],
  short:
    'Inflation is a general rise in prices: the same money buys less. It comes when spending outruns what can be produced, when costs jump, or when everybody expects it.',
  points: [
    ['Measured by', 'a basket of goods priced every month, such as the CPI.'],
    ['Causes', 'demand, costs, expectations, usually mixed.'],
    ['Hurts', 'cash and fixed incomes.'],
    ['Eases', 'the burden of fixed-rate debt.'],
  ],
  lead: 'Several causes can raise prices in general, often more than one at once:',
  table: {
    head: ['Cause', 'How it works', 'Example'],
    rows: [
      ['Demand', 'more spending than goods', 'a boom after lockdown'],
      ['Costs', 'inputs become dearer', 'an oil shock'],
      ['Expectations', 'wages and prices chase each other', 'the 1970s'],
      ['Money', 'far more money, same goods', 'Zimbabwe, 2008'],
    ],
  },
  rules: [
    'Years until prices double ≈ 70 ÷ rate in percent.',
    'Real interest ≈ nominal interest − inflation.',
    'Falling inflation means slower rises, not lower prices.',
  ],
  doubt:
    'There is a habit of naming one culprit: printing money, or greed, or energy. Economists give several causes and argue over their weight, so I should present the mechanism and avoid a single villain',
  reasoning: [
    'One price going up is not inflation: if bread is dearer and phones cheaper, the average may not move. Inflation is the *average* moving, which needs something that touches nearly every price: spending, energy, wages or money itself.',
    'Why do central banks aim at about 2 % and not at zero? A little inflation leaves room for wages to adjust and for interest rates to be cut in a slump, and it keeps a distance from falling prices, which make people postpone spending.',
  ],
  decide: {
    head: ['If you are…', 'Inflation…', 'Because'],
    rows: [
      ['holding cash', 'hurts', 'it buys less each year'],
      ['paying a fixed mortgage', 'helps', 'you repay in cheaper money'],
      ['on a fixed pension', 'hurts', 'income stands still'],
      ['paid by an indexed wage', 'is neutral', 'pay follows prices'],
    ],
  },
  verdict:
    'Slow and predictable inflation is a nuisance one can plan for; fast or surprising inflation is a tax on whoever trusted the price tags.',
  essay: [
    'Think of an auction in a village where ten chairs are for sale and the guests have a hundred coins between them. The chairs will go for about ten coins each. Now somebody hands every guest another ten. There are no more chairs than before, but there are more coins, and by evening a chair costs twenty or more. Nobody has become richer. Only the measure has changed its length.',
    'Real economies are less tidy. Prices may start to climb because people suddenly wish to spend, or because a war has made oil scarce and every lorry runs on oil. And they may go on climbing merely because everyone expects them to: the baker raises the price as his flour will be dearer, the worker asks for more as her bread will be. Once such a habit has settled in, it is hard to break, and central banks do so by making borrowing expensive, which works slowly and is felt by those who have done nothing wrong.',
    'Who loses? Chiefly those who trusted in figures that do not move: the pensioner with a fixed sum, the saver with notes in a drawer. Who gains? Whoever owes money at a fixed rate and may repay it in thinner coins. At two in a hundred each year one hardly notices, although prices still double in thirty-five years. At ten it takes but seven, and people begin to count their change.',
  ],
  quote: 'Inflation does not make things dearer so much as it makes the measure shorter.',
  caveat:
    'Your own inflation can differ from the official figure, since the basket is an average and rent or fuel may weigh more in your life.',
  picture:
    'Picture the same shopping basket photographed every ten years, with a banknote beside it. The basket stays full. The note looks the same each time, but it stretches over fewer and fewer of the things in it.',
  code: {
    language: 'python',
    source: `import math

def buys(amount: float, rate: float, years: float) -> float:
    """What an amount kept as cash will buy, in today's money."""
    return amount / (1 + rate) ** years

for rate in (0.02, 0.05, 0.10):
    doubling = math.log(2) / math.log(1 + rate)
    print(f"{rate:.0%}: 1,000 buys {buys(1000, rate, 10):.0f} after 10 years; prices double in {doubling:.1f} years")`,
    note: 'At 2 % the 1,000 still buys 820 worth after ten years, at 10 % only 386.',
  },
  abroad:
    'Memory shapes policy: Germany’s 1923 and Hungary’s 1946, the fastest on record, still colour debates, while Japan spent decades trying to get *more* inflation.',
  notes: [
    ['Deutsch', 'Inflation heißt: Für dasselbe Geld gibt es weniger.'],
    ['Español', 'Inflación significa que el mismo dinero compra menos.'],
  ],
};
