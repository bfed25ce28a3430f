import { use } from 'react';
import { LentContext } from '#components/quota/lent.ts';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { canRun } from '#lib/run/can-run.ts';
import type { ColumnActions } from './column-actions.ts';
import { factsOf } from './facts.ts';
import { useFreedom } from './freedom.ts';

interface ModelFactsProps {
  column: Column;
  model: Model | undefined;
  /** The catalog is there: a model that is not in it does not exist, as far as we know. */
  known: boolean;
  actions: ColumnActions;
}

/** What stands in a column before it has said anything: which model will speak there. */
export function ModelFacts({ column, model, known, actions }: ModelFactsProps) {
  const isLent = use(LentContext);
  if (!model) return known ? <Unknown column={column} actions={actions} /> : null;
  return (
    <div className="text-note">
      {!canRun(model, column, { isLent }) && <Unavailable model={model} actions={actions} column={column} />}
      {model.description && (
        <p className="mb-3 line-clamp-4 text-soft leading-[19px] [overflow-wrap:anywhere]">
          {model.description}
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {factsOf(model).map(({ term, value }) => (
          <div key={term} className="contents">
            <dt className="text-mute">{term}</dt>
            <dd className="min-w-0 text-soft tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Unknown({ column, actions }: { column: Column; actions: ColumnActions }) {
  return (
    <Notice
      title="This model is not in the catalog."
      text={`${column.model} may have been renamed or taken away. Choose another one, or run it to be sure.`}
    >
      <Button onClick={() => actions.replace(column.id)}>Replace model</Button>
    </Notice>
  );
}

interface UnavailableProps {
  model: Model;
  column: Column;
  actions: ColumnActions;
}

function Unavailable({ model, column, actions }: UnavailableProps) {
  const [provider] = splitModelId(model.id);
  if (model.unavailable === 'batch-only')
    return (
      <Notice title="This model answers batches only." text="Choose another one for a live reply.">
        <Button onClick={() => actions.replace(column.id)}>Replace model</Button>
      </Notice>
    );
  const connect = provider === 'openrouter' ? actions.connect : undefined;
  return (
    <Notice
      title="This model needs a key."
      text={
        connect ? 'Connect your account to run it.' : 'Set its provider’s key and start the server again.'
      }
    >
      {connect && <Button onClick={() => connect(provider)}>Connect</Button>}
      <Button onClick={() => actions.replace(column.id)}>Replace model</Button>
    </Notice>
  );
}

function Notice({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  const free = useFreedom() === 'all';
  return (
    <div className="mb-4 rounded-block border border-hairline bg-fill/60 p-3 text-[13px] leading-[21px]">
      <p className="[overflow-wrap:anywhere]">
        <strong className="font-semibold">{title}</strong> <span className="text-soft">{text}</span>
      </p>
      {free && <div className="mt-2 flex flex-wrap gap-1.5">{children}</div>}
    </div>
  );
}
