import type { CommandKey } from '#components/command/shortcuts.ts';
import { type Metric, metrics } from '#lib/metrics/metrics.ts';
import { Definitions } from './definitions.tsx';
import { DocsFrame, type DocsPart } from './docs-frame.tsx';
import { Keys } from './keys.tsx';
import { freeLimits } from './limits.ts';
import { Prose } from './prose.tsx';

const better: Record<'lower' | 'higher', string> = {
  lower: 'The lowest of a run is marked as the best.',
  higher: 'The highest of a run is marked as the best.',
};

const noteOf = ({ better: end }: Metric) => end && better[end];

const signs = [
  { term: '412 ms', meaning: 'Measured by the server, or reported by the provider.' },
  { term: '≈ 386', meaning: 'Estimated, because the provider reported none.' },
  { term: '–', meaning: 'Not available. It is never guessed, and never shown as zero.' },
];

const strip = [
  { term: 'Hatched', meaning: 'Queued: waiting for a place within the account’s limits.' },
  { term: 'Pale', meaning: 'Waiting: the request has left, no token has come.' },
  { term: 'Striped', meaning: 'Thinking: reasoning tokens are coming.' },
  { term: 'Solid', meaning: 'The answer.' },
];

/** What a person may want to know of the page, from the tables that the page itself is made of. */
export function Docs({ command }: { command: CommandKey }) {
  return (
    <DocsFrame
      title="What the page shows, and how to use it"
      lead="One prompt, several models, side by side. Here is what each figure means, what the keys do, and what is kept where."
      parts={partsOf(command)}
    />
  );
}

const partsOf = (command: CommandKey): readonly DocsPart[] => [
  {
    id: 'metrics',
    title: 'Metrics',
    content: (
      <>
        <Prose
          of={[
            'Every time is taken on the server, at the request of one column, before the columns are joined into one stream. What the page or the network to you adds is in none of them, and time in our queue is never counted as a model’s.',
          ]}
        />
        <Definitions
          of={metrics.map((metric) => ({
            term: metric.term,
            meaning: metric.definition,
            note: noteOf(metric),
          }))}
        />
        <h3 className="mt-8 mb-2 font-[560] text-title">How a figure is written</h3>
        <Definitions of={signs} />
        <h3 className="mt-8 mb-2 font-[560] text-title">The timing strip</h3>
        <Prose
          of={[
            'Under each name runs a bar on a time axis that all columns share, so that who was late, who thought and who was fast can be seen at a glance.',
          ]}
        />
        <Definitions of={strip} />
        <h3 className="mt-8 mb-2 font-[560] text-title">What makes a comparison unfair</h3>
        <Prose
          of={[
            'A reply that was cut by its token limit, came from a cache or from another model than the one asked, runs on another quantization, or was the only one to reason, says so in its column. Only replies that came to their end compete for the best figure.',
          ]}
        />
      </>
    ),
  },
  {
    id: 'shortcuts',
    title: 'Shortcuts',
    content: (
      <>
        <Prose
          of={[
            'Single keys work outside text fields and while no menu or dialog is open; the list under the key ? turns them off. Where Ctrl is written, a Mac takes ⌘.',
          ]}
        />
        <h3 className="mt-4 mb-2 font-[560] text-title">In the playground</h3>
        <Keys page="playground" command={command} />
        <h3 className="mt-8 mb-2 font-[560] text-title">On the page of a run</h3>
        <Keys page="run" command={command} />
      </>
    ),
  },
  {
    id: 'limits',
    title: 'Free models and their limits',
    content: (
      <Prose
        of={[
          `OpenRouter lets an account that never bought credits send ${freeLimits('openrouter')} requests to free models; 1,000 a day once it has bought 10 credits. Both count for the whole account, over all its keys. The minute is a minute of the clock, the day ends at 00:00 UTC.`,
          'Each column is one request, so a run of four uses four. The meter in the top bar says before a run how many it uses and how many are left. Columns that do not fit into the minute wait in order and count down; what does not fit into the day is marked with the time at which the day ends.',
          'Gemini counts by project and model, and prints no figures: its limits are known from what it refuses.',
          '“Your account is limited” is not the same as “this endpoint is busy”. For the second another endpoint, another model or another provider is offered, and taken only if you press it.',
        ]}
      />
    ),
  },
  {
    id: 'runs',
    title: 'Runs, replay and sharing',
    content: (
      <Prose
        of={[
          'A run belongs to the server: close the tab, and it goes on; open it again, and nothing is lost. Only Stop ends it.',
          'Every kept run has a page of its own with the same columns and the same figures. Replay plays it with its original timing, at 1×, 2× or 4×; the timing strips are the way to any moment of it.',
          'A set-up link holds models, parameters and prompt, no reply, and never runs by itself. A result link shows a copy of one run to whoever has it; it can have a title, leave the prompt out, expire, and be revoked at any time.',
          'A run can be saved as Markdown, JSON, CSV of its figures, or as one HTML file that replays without a network.',
        ]}
      />
    ),
  },
  {
    id: 'privacy',
    title: 'What is kept, and where',
    content: (
      <Prose
        of={[
          'A prompt goes to this server and from there to the providers of the models you chose, to nobody else. Demo models are simulated on this server and send nothing anywhere.',
          'Runs are kept by this server until you delete them. Turn Keep runs off in the history, and new ones are forgotten when the server ends; a deleted run is gone with its result links.',
          'A key that you bring is sealed into a cookie of this browser that no script can read. It is never in the page, a log, a run or an error. Disconnecting forgets it.',
          'This browser holds the newest kept runs as well, so that they can be read and replayed while the server cannot be reached. Deleting a run deletes it here, too.',
          'No picture from another site that stands in a reply is loaded before you press it.',
        ]}
      />
    ),
  },
  {
    id: 'inside',
    title: 'How it works',
    content: (
      <p className="text-body text-soft">
        The way of a prompt through browser, server and provider, the events on the wire and the folders of
        the code stand on a{' '}
        <a href="/docs/architecture" className="text-ink underline underline-offset-2">
          page of their own
        </a>
        .
      </p>
    ),
  },
];
