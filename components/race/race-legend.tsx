import { laneStyle } from '#components/ui/lane.ts';
import { formatCount } from '#lib/format.ts';
import type { Column } from '#lib/prompt/setup.ts';

interface RaceLegendProps {
  columns: readonly Column[];
  names: ReadonlyMap<string, string>;
  /** In the order of the columns, as `figures`. */
  lanes: readonly number[];
  /** The time that is pointed at, in ms; null: as it stands. */
  at: number | null;
  figures: readonly { tokens: number | null; estimated: boolean }[];
}

/** The chart's legend, its readout, and what it says in words. */
export function RaceLegend({ columns, names, lanes, at, figures }: RaceLegendProps) {
  return (
    <div className="no-scrollbar max-h-[190px] w-56 shrink-0 overflow-y-auto max-md:w-full max-md:max-h-[112px]">
      <table className="w-full text-[12.5px] leading-[22px]">
        <caption className="pb-0.5 text-left text-[11.5px] text-mute tabular-nums">
          {at === null ? 'Tokens shown' : `Tokens by ${(at / 1000).toFixed(1)} s`}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Tokens</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ id }, place) => (
            <tr key={id} style={laneStyle(lanes[place] ?? place)}>
              <th scope="row" className="max-w-0 truncate text-left font-normal text-soft">
                <span
                  aria-hidden="true"
                  className="mr-2 inline-block h-[3px] w-3 rounded-full bg-lane align-middle"
                />
                {names.get(id) ?? id}
              </th>
              <td className="w-20 text-right font-mono tabular-nums">{figureText(figures[place])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function figureText(figure: RaceLegendProps['figures'][number] | undefined): string {
  if (!figure || figure.tokens === null) return '–';
  const text = formatCount(figure.tokens);
  return figure.estimated ? `≈ ${text}` : text;
}
