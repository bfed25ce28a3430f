import type { Topic } from './topic.ts';
import { topics } from './topics.ts';

interface Group {
  topic: Topic;
  weight: number;
  patterns: RegExp[];
}

/** A key matches from a word's start; long keys may go on (sampl → sampling), short ones only take a plural. */
function patternOf(key: string): RegExp {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped}${key.length > 4 ? '' : "(?:s|'s)?(?![\\p{L}\\p{N}])"}`,
    'iu',
  );
}

const groups: Group[] = topics.flatMap((topic) =>
  topic.keys.map((keys) => ({
    topic,
    // Two matching words say more than one long one.
    weight: keys.length * 100 + keys.join('').length,
    patterns: keys.map(patternOf),
  })),
);

/** The best-matching topic of the shelf, or undefined when none is meant. */
export function findTopic(prompt: string): Topic | undefined {
  const lower = prompt.toLowerCase();
  let best: Group | undefined;
  for (const group of groups) {
    if (best && group.weight <= best.weight) continue;
    if (group.topic.unless?.some((word) => lower.includes(word))) continue;
    if (group.patterns.every((pattern) => pattern.test(prompt))) best = group;
  }
  return best?.topic;
}
