import { clsx } from 'clsx';
import { laneStyle } from '#components/ui/lane.ts';
import { type Place, places, promptWay } from './prompt-way.ts';

const starts: Record<Place, string> = {
  Browser: 'sm:col-start-1',
  Server: 'sm:col-start-2',
  Provider: 'sm:col-start-3',
};

/** Steps from top to bottom, each in the lane of the place where it is taken; one list where there is no room for lanes. */
export function WayChart() {
  return (
    <div className="overflow-hidden rounded-block border border-hairline bg-surface">
      <div
        aria-hidden="true"
        className="grid grid-cols-3 divide-x divide-hairline border-hairline border-b max-sm:hidden"
      >
        {places.map((place) => (
          <p key={place} className="flex items-center gap-2 px-4 py-2.5 font-[560] text-title">
            <Dot place={place} />
            {place}
          </p>
        ))}
      </div>
      <div className="relative">
        <div
          aria-hidden="true"
          className="absolute inset-0 grid grid-cols-3 divide-x divide-hairline max-sm:hidden"
        >
          {places.map((place) => (
            <span key={place} />
          ))}
        </div>
        <ol className="relative">
          {promptWay.map(({ place, name, does }, index) => (
            <li key={name} className="grid max-sm:border-hairline max-sm:not-first:border-t sm:grid-cols-3">
              <div className={clsx('px-4 py-3', starts[place])} style={laneStyle(places.indexOf(place))}>
                <div aria-hidden="true" className="mb-2 h-[3px] rounded-full bg-lane max-sm:hidden" />
                <h3 className="flex items-baseline gap-2 font-medium text-body">
                  <span className="font-mono text-mute text-note">{index + 1}</span>
                  {name}
                  <span className="ml-auto flex items-center gap-1.5 font-normal text-mute text-note sm:sr-only">
                    <Dot place={place} />
                    {place}
                  </span>
                </h3>
                <p className="mt-0.5 text-note text-soft">{does}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Dot({ place }: { place: Place }) {
  return (
    <span
      aria-hidden="true"
      className="size-2 shrink-0 rounded-full bg-lane"
      style={laneStyle(places.indexOf(place))}
    />
  );
}
