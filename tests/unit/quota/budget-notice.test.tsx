import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BudgetMeter } from '#components/quota/budget-meter.tsx';
import { BudgetNotice } from '#components/quota/budget-notice.tsx';
import type { RunBudget } from '#lib/quota/run-budget.ts';

const resetsAt = Date.UTC(2026, 10, 23);
const budget: RunBudget = {
  minute: { limit: 20, used: 0, remaining: 20, resetsAt },
  day: { limit: 50, used: 47, remaining: 3, resetsAt },
  uses: 4,
  mayUseMore: false,
  fits: 3,
};
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');
const noticeOf = (change: Partial<RunBudget>) =>
  textOf(
    renderToStaticMarkup(
      <BudgetNotice
        budget={{ ...budget, ...change }}
        wayOn={createRef()}
        disabled={false}
        onRun={() => {}}
      />,
    ),
  );
const meterOf = (change: Partial<RunBudget>) =>
  textOf(renderToStaticMarkup(<BudgetMeter budget={{ ...budget, ...change }} />));

test('what a run uses is said as a number, and how many columns fit', () => {
  expect(noticeOf({})).toContain('This run uses 4 of 3 left today.');
  expect(noticeOf({})).toContain('Run the 3 that fit');
  expect(meterOf({})).toContain('this run uses 4');
});

test('with tools it is said as the least it uses, and what fits is not counted', () => {
  expect(noticeOf({ mayUseMore: true })).toContain('This run uses at least 4 of 3 left today.');
  expect(noticeOf({ mayUseMore: true })).toContain('Run what fits');
  expect(meterOf({ mayUseMore: true })).toContain('this run uses at least 4');
});
