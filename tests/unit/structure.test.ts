import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const floors = ['lib', 'components', 'app'] as const;
type Floor = (typeof floors)[number];

interface Import {
  path: string;
  isType: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Static and dynamic imports of a file; paths of the project come without their alias, packages as they are. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g,
  );
  return [...statements].map(([, , type, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    const path = target.startsWith('#')
      ? target.slice(1)
      : target.startsWith('.')
        ? normalize(join(dirname(file), target))
        : target;
    return { path, isType: type !== undefined };
  });
}

const files = floors.flatMap(filesBelow);
const graph = new Map(files.map((file) => [file, importsOf(file)]));
const floorOf = (path: string) => floors.indexOf(path.split('/')[0] as Floor);

/** Everything a file brings along at run time, itself included. */
function reachable(from: readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const file of seen) {
    for (const { path, isType } of graph.get(file) ?? []) if (!isType) seen.add(path);
  }
  return seen;
}

test('imports run from app to components to lib and never up', () => {
  const upward = [...graph].flatMap(([file, imports]) =>
    imports.filter(({ path }) => floorOf(path) > floorOf(file)).map(({ path }) => `${file} → ${path}`),
  );
  expect(upward).toEqual([]);
});

test('no file imports itself over a detour', () => {
  const cycles = files.filter((file) =>
    (graph.get(file) ?? []).some(({ path, isType }) => !isType && reachable([path]).has(file)),
  );
  expect(cycles).toEqual([]);
});

test('only lib/env.ts reads process.env', () => {
  const readers = files.filter((file) =>
    /\bprocess\.env\b/.test(readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '')),
  );
  expect(readers).toEqual(['lib/env.ts']);
});

test('the browser gets nothing of the server: no node module, no zod, no SDK, no simulator', () => {
  const browser = reachable(files.filter((file) => file.startsWith('components/')));
  const foreign = [...browser].filter((path) =>
    /^(node:|zod|ai$|@ai-sdk|@openrouter|lib\/(simulator|providers|process|env|http|store))/.test(path),
  );
  expect(foreign).toEqual([]);
});

test('every import of the project names a file that is there', () => {
  const dangling = [...graph].flatMap(([file, imports]) =>
    imports
      .filter(({ path }) => floorOf(path) >= 0 && /\.tsx?$/.test(path) && !graph.has(path))
      .map(({ path }) => `${file} → ${path}`),
  );
  expect(dangling).toEqual([]);
});
