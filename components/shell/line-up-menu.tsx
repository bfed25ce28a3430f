'use client';
import { BookmarkPlus, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useOffer } from '#components/command/offers.ts';
import { demoLineUp } from '#components/playground/demo-line-up.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { type Standing, standingOf } from '#lib/prompt/line-up.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { type LineUp, lineUpName, newestFree, starterLineUps } from './line-ups.ts';
import type { Preset } from './presets.ts';
import { createSpeeds, type Speeds } from './speeds.ts';
import { usePresets } from './use-presets.ts';

interface LineUpMenuProps {
  models: readonly Model[];
  /** The line-up that stands, and the columns' names in its order. */
  columns: readonly Column[];
  names: readonly string[];
  onChoose: (models: string[]) => void;
  onLoad: (line: readonly Standing[]) => void;
  /** Says a sentence to the reader. */
  onTell: (text: string) => void;
}

/** Known before the catalog is: the name of a first visit's line-up does not change when the catalog comes. */
const demoOnly: LineUp[] = [{ name: 'Four demo models', note: '', models: [...demoLineUp] }];

const noSpeeds = 'No speeds are known right now. Choose Newest free instead.';
const fastestTaken = 'Chosen by the tokens per second of their fastest endpoints.';
const unmeasured: Speeds = new Map();

const LineUpsDialog = lazily(() => import('./line-ups-dialog.tsx').then((module) => module.LineUpsDialog), {
  missed: MissedDialog,
});

export function LineUpMenu({ models, columns, names, onChoose, onLoad, onTell }: LineUpMenuProps) {
  const presets = usePresets();
  const [source] = useState(createSpeeds);
  const [speeds, setSpeeds] = useState<Speeds>(unmeasured);
  const [dialog, setDialog] = useState<'unused' | 'open' | 'closed'>('unused');
  const chosen = columns.map(({ model }) => model);
  const steady = starterLineUps(models, () => 0.5, speeds);
  const preset = presets.find((each) => stands(each, columns));
  const starter = lineUpName(chosen, models.length > 0 ? steady : demoOnly);
  const shown = preset?.name ?? starter ?? (chosen.length === 1 ? 'One model' : 'Own line-up');

  async function choose({ name, bySpeed }: LineUp): Promise<void> {
    if (bySpeed) onTell('Asking how fast the free models are…');
    const known = bySpeed ? await source(newestFree(models).map(({ id }) => id)) : speeds;
    setSpeeds(known);
    const taken = starterLineUps(models, Math.random, known).find((one) => one.name === name);
    if (taken && taken.models.length > 0) onChoose(taken.models);
    if (bySpeed) onTell(taken?.models.length ? fastestTaken : noSpeeds);
  }

  const items: MenuItem[] = [
    ...steady.map((one) => ({
      label: one.name,
      note: one.note,
      checked: !preset && one.name === starter,
      disabled: one.bySpeed ? newestFree(models).length === 0 : one.models.length === 0,
      onSelect: () => void choose(one),
    })),
    ...presets.map((each, index) => ({
      label: each.name,
      note: each.columns.length === 1 ? '1 column, kept' : `${each.columns.length} columns, kept`,
      checked: each === preset,
      separated: index === 0,
      onSelect: () => onLoad(each.columns),
    })),
    {
      label: 'Keep or delete line-ups…',
      icon: BookmarkPlus,
      separated: true,
      onSelect: () => setDialog('open'),
    },
  ];
  useOffer('Line-ups', items);
  return (
    <>
      <Menu
        label={`Line-up: ${shown}`}
        align="start"
        trigger={
          <>
            <span className="truncate">{shown}</span>
            <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" />
          </>
        }
        items={items}
      />
      {dialog !== 'unused' && (
        <LineUpsDialog
          open={dialog === 'open'}
          onOpenChange={(open) => setDialog(open ? 'open' : 'closed')}
          line={columns.map(standingOf)}
          proposal={names.join(', ')}
          onLoad={onLoad}
        />
      )}
    </>
  );
}

/** The line-up that stands is this one, in its order and with all that differs. */
function stands(preset: Preset, columns: readonly Column[]): boolean {
  return written(preset.columns) === written(columns.map(standingOf));
}

function written(line: readonly Standing[]): string {
  return JSON.stringify(
    line.map(({ model, system, parameters = {}, routing = {} }) => [
      model,
      system,
      Object.entries(parameters).sort(),
      Object.entries(routing).sort(),
    ]),
  );
}
