import type { Topic } from './topic.ts';

export const compoundInterest: Topic = {
  title: 'Compound interest',
  keys: [
    ['compound interest'],
    ['compounding'],
    ['compound', 'savings'],
    ['simple', 'compound', 'interest'],
    ['rule of 72'],
  ],
  short:
    'Compound interest pays interest on earlier interest, so money grows by a factor each year rather than by a fixed sum: $A = P(1 + r)^t$.',
  points: [
    ['Formula', '$A = P(1 + r)^t$, with the rate per period and the number of periods.'],
    ['Example', '1,000 at 5 % becomes 1,629 in 10 years and 4,322 in 30.'],
    ['Shortcut', 'years to double ≈ 72 ÷ rate in percent.'],
    ['Both ways', 'the same arithmetic makes unpaid debt grow.'],
  ],
  lead: 'The same sum, the same rate, two ways of reckoning. Watch the columns part:',
  table: {
    head: ['1,000 at 5 %', 'Simple', 'Compound'],
    rows: [
      ['after 1 year', '1,050', '1,050'],
      ['after 5 years', '1,250', '1,276'],
      ['after 10 years', '1,500', '1,629'],
      ['after 20 years', '2,000', '2,653'],
      ['after 30 years', '2,500', '4,322'],
    ],
  },
  rules: [
    'Time matters more than the rate, and both matter more than timing.',
    'Subtract fees and inflation before you are impressed.',
    'Pay off dear debt first: it compounds against you.',
  ],
  doubt:
    'The numbers are easy to make look magical. A fair answer has to mention that fees and inflation compound too, and that a steady 7 % is an assumption and not a promise',
  reasoning: [
    'Simple interest adds the same sum each year: a straight line. Compound interest multiplies by the same factor each year: a curve. For the first few years the two look alike, which is why people underrate the second.',
    'Check it with numbers: $1000 \\times 1.05^{10} = 1629$, against 1,500 simple. The extra 129 is interest on interest. After 30 years that part alone is 1,822, more than the 1,500 earned the simple way.',
  ],
  decide: {
    head: ['Yearly rate', 'Doubles in about', 'Rule of 72 says'],
    rows: [
      ['2 %', '35.0 years', '36'],
      ['4 %', '17.7 years', '18'],
      ['6 %', '11.9 years', '12'],
      ['8 %', '9.0 years', '9'],
    ],
  },
  verdict: 'Start early, keep fees low, and let the exponent do what effort cannot.',
  essay: [
    'Plant one tree that gives you a seed each year, sell the seeds, and you will have one seed a year for as long as you live. That is simple interest: reliable, and a straight line. Now plant the seeds. In the second year the first tree bears again, and in time its children bear as well, and then theirs. For a good while the orchard looks no different from your neighbour’s single tree. Then, rather suddenly, it is a wood.',
    'A thousand coins at five in the hundred earn fifty in the first year, whichever way you reckon. After ten years the simple account holds 1,500 and the compound one 1,629, a difference hardly worth a quarrel. After thirty they hold 2,500 and 4,322. Nothing happened along the way except that the earnings were left to earn. The mathematics is one short line, a factor raised to the number of years, and all the drama is in the exponent.',
    'It has no loyalty, of course. Left unpaid on a credit card at twenty in the hundred, a debt doubles in less than four years, by the very same formula. Fees compound, and so does inflation, quietly, in the opposite direction. That is why the sober advice sounds so dull: begin early, disturb it seldom, keep the costs low, and be wary of anyone who promises the rate.',
  ],
  quote: 'In compound interest the rate gets the attention, and the years do the work.',
  caveat:
    'Real returns vary from year to year, and tax, fees and inflation come off the top; this is arithmetic, not financial advice.',
  picture:
    'Picture two lines leaving the same point. One is straight. The other hugs it so closely at first that they look like a single line, then lifts away, and at the right-hand edge of the page it is nearly twice as high.',
  code: {
    language: 'typescript',
    source: `/** Value after \`years\`, with an optional deposit at the end of each year. Rate 0.05 means 5 %. */
export function grow(principal: number, rate: number, years: number, deposit = 0): number {
  let value = principal;
  for (let year = 0; year < years; year += 1) value = value * (1 + rate) + deposit;
  return Math.round(value * 100) / 100;
}

grow(1000, 0.05, 10); // 1628.89
grow(1000, 0.05, 30); // 4321.94
grow(1000, 0.05 - 0.01, 30); // 3243.4: what a 1 % fee costs you`,
    note: 'One percent a year sounds small. Over thirty years it took a quarter of the final sum.',
  },
  abroad:
    'The idea is old and was often regulated: Babylonian tablets already ask how long a loan takes to double, and several religious traditions have banned or limited interest altogether.',
  notes: [
    ['Français', 'Les intérêts composés : des intérêts sur les intérêts.'],
    ['Deutsch', 'Zinseszins: Zinsen, die selbst wieder Zinsen bringen.'],
  ],
};
