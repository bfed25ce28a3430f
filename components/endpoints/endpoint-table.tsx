import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { writeEndpointPrice, writeLatency, writeThroughput, writeUptime } from './endpoint-words.ts';

interface EndpointTableProps {
  caption: string;
  endpoints: readonly Endpoint[];
  /** What can be done with an endpoint, in a last column. */
  action?: (endpoint: Endpoint) => ReactNode;
}

const cell = 'whitespace-nowrap py-1.5 pl-4 text-right tabular-nums';

/** Who serves a model, each with its median figures of the last half hour. */
export function EndpointTable({ caption, endpoints, action }: EndpointTableProps) {
  return (
    <table className="w-full border-collapse text-[13px] leading-5">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-left text-[12px] text-mute">
          <th scope="col" className="py-1 font-normal">
            Endpoint
          </th>
          <th scope="col" className={clsx(cell, 'font-normal')}>
            First token
          </th>
          <th scope="col" className={clsx(cell, 'font-normal')}>
            Speed
          </th>
          <th scope="col" className={clsx(cell, 'font-normal')}>
            Uptime
          </th>
          <th scope="col" className={clsx(cell, 'font-normal')}>
            Price /M
          </th>
          {action && (
            <th scope="col" className="py-1">
              <span className="sr-only">Action</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint, index) => (
          <tr key={`${endpoint.tag ?? endpoint.name} ${index}`} className="border-hairline border-t">
            <th scope="row" className="py-1.5 text-left font-medium">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                {endpoint.provider}
                {endpoint.quantization && <Badge>{endpoint.quantization}</Badge>}
                {(endpoint.status ?? 0) < 0 && <Badge tone="warn">in trouble</Badge>}
              </span>
            </th>
            <td className={cell}>{writeLatency(endpoint)}</td>
            <td className={cell}>{writeThroughput(endpoint)}</td>
            <td className={cell}>{writeUptime(endpoint)}</td>
            <td className={cell}>{writeEndpointPrice(endpoint)}</td>
            {action && <td className={cell}>{action(endpoint)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
