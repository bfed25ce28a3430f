import { ChevronDown } from 'lucide-react';
import { demoLineUp } from '#components/playground/start.ts';
import { Menu } from '#components/ui/menu.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { type LineUp, lineUpName, starterLineUps } from './line-ups.ts';

interface LineUpMenuProps {
  models: readonly Model[];
  chosen: readonly string[];
  onChoose: (models: string[]) => void;
}

/** Known before the catalog is: the name of a first visit's line-up does not change when the catalog comes. */
const demoOnly: LineUp[] = [{ name: 'Four demo models', note: '', models: [...demoLineUp] }];

export function LineUpMenu({ models, chosen, onChoose }: LineUpMenuProps) {
  const name = lineUpName(chosen, models.length > 0 ? starterLineUps(models, () => 0.5) : demoOnly);
  const shown = name ?? (chosen.length === 1 ? 'One model' : 'Own line-up');
  const choose = (wanted: string) => {
    const starter = starterLineUps(models, Math.random).find((one) => one.name === wanted);
    if (starter) onChoose(starter.models);
  };
  return (
    <Menu
      label={`Line-up: ${shown}`}
      align="start"
      trigger={
        <>
          <span className="truncate">{shown}</span>
          <ChevronDown size={15} strokeWidth={1.75} aria-hidden="true" />
        </>
      }
      items={starterLineUps(models, () => 0.5).map((starter) => ({
        label: starter.name,
        note: starter.note,
        checked: starter.name === name,
        disabled: starter.models.length === 0,
        onSelect: () => choose(starter.name),
      }))}
    />
  );
}
