'use client';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { modelName } from '#components/columns/column-names.ts';
import { assignLanes, type Lanes } from '#components/columns/lanes.ts';
import { hasEndpoints } from '#components/endpoints/has-endpoints.ts';
import { useCommandKey } from '#components/playground/use-browser.ts';
import { lazily } from '#components/ui/lazily.tsx';
import type { CatalogAnswer, Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import { add, type Choice, draw, isFull, mostModels, toggle } from './choice.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { filterGroups } from './filters.ts';
import { LockedDoors } from './locked-doors.tsx';
import { ModelList, optionId } from './model-list.tsx';
import { NoResult } from './no-result.tsx';
import { nextOption } from './option-keys.ts';
import { toRows } from './rows.ts';
import { SearchBar } from './search-bar.tsx';
import { searchIn } from './search-in.ts';
import { useNow } from './use-now.ts';
import { rememberedStore, useRemembered } from './use-remembered.ts';
import { writeAge, writeCount } from './words.ts';

const EndpointPane = lazily(() => import('./endpoint-pane.tsx').then((module) => module.EndpointPane));

interface PickerPanelProps {
  catalog: CatalogAnswer;
  chosen: readonly string[];
  /** The lanes of those that stand in the line-up. */
  lanes: Lanes;
  field: RefObject<HTMLInputElement | null>;
  onUse: (ids: string[]) => void;
  onConnect: (provider: string) => void;
  onClose: () => void;
}

/** What the dialog holds. It begins anew each time it opens. */
export function PickerPanel({ catalog, chosen, lanes, field, onUse, onConnect, onClose }: PickerPanelProps) {
  const list = useId();
  const now = useNow();
  const commandKey = useCommandKey();
  const remembered = useRemembered();
  /** The sections stay as they were on opening: a row must not jump away under the pointer that marks it. */
  const [sections] = useState(remembered);
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState<Choice>(() => [...new Set(chosen)]);
  const [wanted, setActive] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [detailed, setDetailed] = useState<Model | null>(null);

  const favourites = new Set(remembered.favourites);
  const groups = filterGroups(catalog.models);
  const tokens = groups.flatMap(({ filters }) => filters.map(({ token }) => token));
  const search = searchIn(catalog.models);
  const result = search.run(query, tokens, favourites);
  const rows = toRows(result.models, query.trim() === '' ? sections : null);
  const options = rows.flatMap((row) => (row.kind === 'option' ? [row.model] : []));
  /** A row may leave the list under the keys: a favourite that is one no more. */
  const active = Math.max(0, Math.min(wanted, options.length - 1));
  const known = new Map(catalog.models.map((model) => [model.id, model]));
  const picked = choice.map((id) => {
    const model = modelIn(known, id);
    return { id, name: modelName(id, model), model };
  });
  const locked = picked.filter(({ model }) => model?.unavailable === 'no-key');
  const canConnect = locked.some(({ model }) => model?.provider === 'openrouter');

  function changeQuery(next: string) {
    setQuery(next);
    setActive(0);
  }

  function choose(id: string) {
    const refused = isFull(choice) && !choice.includes(id);
    setRefusal(refused ? `A run takes at most ${mostModels} models. Remove one to choose another.` : null);
    setChoice(toggle(choice, id));
  }

  function chooseOption(option: number) {
    setActive(option);
    const model = options[option];
    if (model) choose(model.id);
  }

  function markOption(option: number) {
    const model = options[option];
    if (model) rememberedStore().toggleFavourite(model.id);
  }

  /** Shows who serves it, or no longer. */
  function detail(option: number) {
    const model = options[option];
    if (model && hasEndpoints(model.id)) setDetailed(model.id === detailed?.id ? null : model);
  }

  function closeDetails() {
    setDetailed(null);
    field.current?.focus();
  }

  /** The button goes away: the focus it had must not go with it. */
  function remove(id: string, focused: boolean) {
    choose(id);
    if (focused) field.current?.focus();
  }

  function startOver(next: string) {
    changeQuery(next);
    field.current?.focus();
  }

  function chooseRandom() {
    const free = catalog.models.filter((model) => model.free && model.unavailable !== 'batch-only');
    const ready = free.filter((model) => model.available);
    const others = (ready.length > 0 ? ready : free).filter(({ id }) => !choice.includes(id));
    const drawn = draw<Model>(others, 4, Math.random);
    setChoice(
      add(
        choice,
        drawn.map(({ id }) => id),
      ),
    );
    startOver('');
  }

  function use() {
    if (choice.length === 0) return;
    rememberedStore().use(choice);
    onUse([...choice]);
    onClose();
  }

  /** What was chosen stays in the line-up while a key is fetched for it. */
  function connect(provider: string) {
    if (choice.length > 0) onUse([...choice]);
    onConnect(provider);
  }

  function onFieldKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const last = choice.at(-1);
    const command = event.metaKey || event.ctrlKey;
    const next =
      event.shiftKey || command || event.altKey ? null : nextOption(event.key, active, options.length);
    if (next !== null) setActive(next);
    else if (command && event.key.toLowerCase() === 'd') markOption(active);
    else if (event.key === 'Enter' && !command) chooseOption(active);
    else if (isAtEnd(event)) detail(active);
    else if (event.key === 'Backspace' && query === '' && last !== undefined) choose(last);
    else return;
    event.preventDefault();
  }

  function onPanelKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    use();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one shortcut for whatever inside has the focus
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onPanelKey}>
      <SearchBar
        field={field}
        query={query}
        onQuery={changeQuery}
        onKeyDown={onFieldKey}
        list={list}
        activeOption={options.length === 0 ? null : optionId(list, active)}
        count={writeCount(result.models.length, search.total)}
        age={writeAge(catalog, now)}
        onClose={onClose}
      />
      <div className="flex min-h-0 flex-1 flex-col sm:flex-row">
        <FilterChips groups={groups} query={query} counts={result.counts} onQuery={changeQuery} />
        {options.length > 0 ? (
          <ModelList
            id={list}
            rows={rows}
            active={active}
            chosen={new Set(choice)}
            favourites={favourites}
            now={now}
            onChoose={chooseOption}
            onFavourite={markOption}
            onDetails={detail}
            detailed={detailed?.id ?? null}
          />
        ) : (
          <NoResult
            query={query}
            onRandom={chooseRandom}
            onVision={() => startOver('vision ')}
            onClear={() => startOver('')}
          />
        )}
      </div>
      <LockedDoors models={catalog.models} except={canConnect ? 'openrouter' : null} onConnect={connect} />
      {detailed && <EndpointPane model={detailed} onClose={closeDetails} />}
      <ChoiceBar
        chosen={picked}
        lanes={assignLanes(picked, lanes)}
        refusal={refusal}
        locked={locked.map(({ name }) => name)}
        canConnect={canConnect}
        commandKey={commandKey}
        onRemove={remove}
        onUse={use}
        onConnect={() => connect('openrouter')}
      />
    </div>
  );
}

/** The right arrow where it would move the caret no further. */
function isAtEnd({
  key,
  currentTarget,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: KeyboardEvent<HTMLInputElement>) {
  const { selectionStart, value } = currentTarget;
  return (
    key === 'ArrowRight' && !(shiftKey || altKey || ctrlKey || metaKey) && selectionStart === value.length
  );
}
