'use client';
import { useState } from 'react';
import { SWRConfig } from 'swr';
import { DocsFrame } from '#components/docs/docs-frame.tsx';
import { type Density, densities } from '#components/shell/density.ts';
import { Button } from '#components/ui/button.tsx';
import { TooltipLayer } from '#components/ui/tooltip-layer.tsx';
import type { RunEvent } from '#lib/stream/events.ts';
import { ControlSamples } from './control-samples.tsx';
import { LaneSamples } from './lane-samples.tsx';
import { NoticeSamples } from './notice-samples.tsx';
import { ShapeSamples } from './shape-samples.tsx';
import { TokenSamples } from './token-samples.tsx';

/** What is shown stands for itself: no server knows these runs and their models, so none is asked. */
const nobodyAsked = { isPaused: () => true };

/** The design language on one page: its values as the style sheets have them, and every component in every state. */
export function Styleguide({ events }: { events: readonly RunEvent[] }) {
  const [density, setDensity] = useState<Density>('comfortable');
  return (
    <SWRConfig value={nobodyAsked}>
      <div data-density={density}>
        <DocsFrame
          wide
          title="Style guide"
          lead="Lanes, paper and ink: what everything here is made of. It is there in development only."
          parts={[
            { id: 'tokens', title: 'Tokens', content: <TokenSamples /> },
            { id: 'shapes', title: 'Type, corners, distances', content: <ShapeSamples /> },
            { id: 'controls', title: 'Controls', content: <ControlSamples /> },
            { id: 'notices', title: 'Empty, loading, failed, offline', content: <NoticeSamples /> },
            {
              id: 'lanes',
              title: 'Lanes',
              content: (
                <>
                  <fieldset className="mb-4 flex gap-1.5">
                    <legend className="sr-only">Density</legend>
                    {densities.map((each) => (
                      <Button
                        key={each}
                        aria-pressed={each === density}
                        className="aria-pressed:bg-fill"
                        onClick={() => setDensity(each)}
                      >
                        {each}
                      </Button>
                    ))}
                  </fieldset>
                  <LaneSamples events={events} />
                </>
              ),
            },
          ]}
        />
        <TooltipLayer />
      </div>
    </SWRConfig>
  );
}
