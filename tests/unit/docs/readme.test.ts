import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const guide = readFileSync('CONTRIBUTING.md', 'utf8');

/** What stands in code marks in the first column of any of its tables. */
const named = [...readme.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
);

test('the README names every folder of lib, and none that is not there', () => {
  const folders = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `lib/${name}`);
  expect(named.filter((name) => name.startsWith('lib/')).sort()).toEqual(folders.sort());
});

test('every command of the package is told in the README, and what measures and draws in the guide, too', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const told = (script: string) => /^(test|start)$/.test(script) || named.includes(`npm run ${script}`);
  expect(Object.keys(scripts).filter((script) => !told(script))).toEqual([]);
  for (const script of ['bench', 'lighthouse', 'pictures', 'screenshots'])
    expect(guide).toContain(`npm run ${script}`);
});
