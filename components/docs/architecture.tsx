import { Definitions } from './definitions.tsx';
import { DocsFrame, type DocsPart } from './docs-frame.tsx';
import { eventWords } from './event-words.ts';
import { Prose } from './prose.tsx';
import { WayChart } from './way-chart.tsx';

const measured = [
  {
    term: 'On the server',
    meaning:
      'Every time: when a request left, when its headers came, when each piece of text came. Taken beside the request itself, before the columns are joined.',
  },
  {
    term: 'By the provider',
    meaning:
      'Tokens and cost. Only where it reports none they are estimated, and marked: by a tokenizer, and by the prices of the catalog.',
  },
  {
    term: 'In the browser',
    meaning: 'Nothing. It draws what the events tell, and what the way to it adds is in no figure.',
  },
];

const folders = [
  ['app', 'Pages and route handlers. They compose and delegate.'],
  ['components', 'One folder for each thing on the screen.'],
  ['lib/stream', 'The events, and how they are written and read as a stream.'],
  ['lib/run', 'From one reply to a whole run: the fan-out, the log, the reducer, replay.'],
  ['lib/store', 'Where runs are kept: one contract over SQLite and Postgres.'],
  ['lib/providers', 'The doors to models. A new one is a file and a line.'],
  ['lib/quota', 'When a request to a free model may leave.'],
  ['lib/catalog', 'The list of models.'],
  ['lib/prompt', 'The set-up, its settings and its address.'],
  ['lib/metrics', 'The table of metrics, a pure function each.'],
  ['lib/offline', 'The files of a build that its pages are made of, for where the server is away.'],
  ['lib/simulator', 'A stand-in for the OpenRouter API: the demo models, and the upstream of the tests.'],
] as const;

const code = (text: string) => <code className="font-mono text-[13px]">{text}</code>;

/** How it works, for people who read or change its code. */
export function Architecture() {
  return (
    <DocsFrame
      title="How it works"
      lead="The way of a prompt, what goes over the wire, what is measured where, and which folder does it."
      parts={parts}
    />
  );
}

const parts: readonly DocsPart[] = [
  { id: 'way', title: 'The way of a prompt', content: <WayChart /> },
  {
    id: 'wire',
    title: 'The wire',
    content: (
      <>
        <Prose
          of={[
            'A run is a list of events, numbered from 1 without gaps. The response to a run, a reload, a second tab, the history and a replay all read this one list, from any number on. A run belongs to the server: a tab that closes ends nothing, and a connection that was cut goes on from the last number it saw.',
            'Each event has the milliseconds since the run began, and the column it belongs to.',
          ]}
        />
        <Definitions
          of={Object.entries(eventWords).map(([type, meaning]) => ({ term: code(type), meaning }))}
        />
      </>
    ),
  },
  { id: 'measured', title: 'What is measured where', content: <Definitions of={measured} /> },
  {
    id: 'folders',
    title: 'The folders',
    content: (
      <>
        <Prose
          of={[
            'Imports run one way, from app to components to lib, and the browser gets nothing of the server.',
          ]}
        />
        <Definitions of={folders.map(([folder, meaning]) => ({ term: code(folder), meaning }))} />
      </>
    ),
  },
];
