const lanes = ['w-24', 'w-32', 'w-20'];
const lines = ['w-full', 'w-11/12', 'w-4/5', 'w-full', 'w-2/3'];

/** Holds the place of the columns until the run is there. */
export function LanesSkeleton() {
  return (
    <div role="status" aria-label="The run is being loaded" className="flex min-h-0 flex-1 bg-surface">
      {lanes.map((width, lane) => (
        <div
          key={width}
          className={`flex-1 border-hairline border-l px-3.5 first:border-l-0 ${lane > 0 ? 'max-md:hidden' : ''}`}
        >
          <div className="flex h-header items-center">
            <div className={`h-3.5 rounded-code bg-fill ${width}`} />
          </div>
          <div className="h-[7px] rounded-code bg-fill" />
          <div className="mt-9 flex flex-col gap-2.5">
            {lines.map((line, index) => (
              <div key={index} className={`h-3 rounded-code bg-fill ${line}`} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
