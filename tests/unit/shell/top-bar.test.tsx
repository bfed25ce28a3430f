import { type ComponentProps, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TopBar } from '#components/shell/top-bar.tsx';

const nothing = () => {};
const props: ComponentProps<typeof TopBar> = {
  lineUp: null,
  budget: null,
  share: null,
  theme: 'system',
  density: 'comfortable',
  connected: true,
  isLent: false,
  offersConnect: false,
  hasTurns: false,
  onTheme: nothing,
  onDensity: nothing,
  onCommands: nothing,
  onModels: nothing,
  onSettings: nothing,
  onTools: nothing,
  onSchema: nothing,
  onConnect: nothing,
  onNew: nothing,
  onHistory: nothing,
};
const barWith = (change: Partial<typeof props>) =>
  renderToStaticMarkup(createElement(TopBar, { ...props, ...change }));

test('whoever has a key is connected', () => {
  expect(barWith({})).toContain('Connected');
  expect(barWith({ connected: false })).not.toContain('Connected');
});

test('a key that is lent is called the server’s: nobody has connected anything', () => {
  expect(barWith({ isLent: true })).not.toContain('Connected');
  expect(barWith({ isLent: true })).toContain('Server’s key');
});
