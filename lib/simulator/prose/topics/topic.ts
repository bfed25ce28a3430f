import type { Table } from '../markdown.ts';

/**
 * One subject the demo models really know. Each persona reads its own fields, so four of them answering the same
 * prompt are four texts and not one reworded. Every sentence here must be true.
 */
export interface Topic {
  title: string;
  /** Any group matches when all its words stand in the prompt. */
  keys: readonly (readonly string[])[];
  /** Words that show something else is meant. */
  unless?: readonly string[];
  /** Everybody's direct answer: one or two sentences. */
  short: string;
  /** Swift's bullets: label and text. */
  points: readonly (readonly [string, string])[];
  /** Steady's first sentence, on the way to the table. */
  lead: string;
  /** Steady's table; Swift takes its first rows. */
  table: Table;
  /** Steady's rule of thumb. */
  rules: readonly string[];
  /** Thinker: what the thought turns on, the argument, its table, the conclusion. */
  doubt: string;
  reasoning: readonly string[];
  decide: Table;
  verdict: string;
  /** Scribe: three paragraphs, the line worth quoting, and a table when one is asked for. */
  essay: readonly [string, string, string];
  quote: string;
  bargain?: Table;
  caveat: string;
  /** Seer: the subject as something to look at. */
  picture: string;
  /** Smith: code that runs, and the note under it. */
  code: {
    language: string;
    source: string;
    note: string;
    /** The same in other languages, by fence tag. */
    also?: Readonly<Record<string, string>>;
  };
  /** Polyglot: where the subject looks different abroad, and one sentence in two languages. */
  abroad: string;
  notes: readonly [readonly [string, string], readonly [string, string]];
}
