import { Braces, Brain, Image, Volume2, Wrench } from 'lucide-react';
import type { Model } from '#lib/catalog/model.ts';
import { can } from '#lib/catalog/search.ts';

const glyphs = [
  { ability: 'vision', label: 'Sees images', icon: Image },
  { ability: 'audio', label: 'Audio', icon: Volume2 },
  { ability: 'reasoning', label: 'Reasoning', icon: Brain },
  { ability: 'tools', label: 'Tools', icon: Wrench },
  { ability: 'json', label: 'JSON schema', icon: Braces },
] as const;

export function ModelGlyphs({ model }: { model: Model }) {
  return (
    // Those without room go to the next line, which is not seen; a line needs a first, which takes none.
    <span className="before:-mr-1.5 hidden h-[15px] min-w-0 flex-wrap content-start items-center justify-end gap-x-1.5 overflow-hidden text-mute before:h-full before:content-[''] sm:flex">
      {glyphs
        .filter(({ ability }) => can(model, ability))
        .map(({ ability, label, icon: Icon }) => (
          <Icon
            key={ability}
            role="img"
            aria-label={label}
            size={15}
            strokeWidth={1.75}
            className="shrink-0"
          />
        ))}
    </span>
  );
}
