import type { Setup } from '#lib/prompt/setup.ts';
import type { Reply } from './reply.ts';

/** One sending of one prompt to a line-up, folded from its log. */
export interface Run {
  id: string;
  /** The last event folded in. */
  seq: number;
  /** Wall clock, epoch ms. */
  started: number;
  setup: Setup;
  /** All columns settled. */
  ended: boolean;
  /** By column id; a reply keeps its identity while nothing of it changed. */
  replies: Readonly<Record<string, Reply>>;
}
