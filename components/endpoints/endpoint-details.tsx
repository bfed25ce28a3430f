'use client';

import type { ReactNode } from 'react';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { useEndpoints } from '#lib/catalog/use-endpoints.ts';
import { EndpointTable } from './endpoint-table.tsx';

interface EndpointDetailsProps {
  model: string;
  name: string;
  action?: (endpoint: Endpoint) => ReactNode;
}

/** The endpoints of a model, or why they are not there. */
export function EndpointDetails({ model, name, action }: EndpointDetailsProps) {
  const { endpoints, problem, loading } = useEndpoints(model);
  if (!endpoints) return <Remark>{loading ? 'Asking who serves this model' : problem}</Remark>;
  if (endpoints.length === 0) return <Remark>No choice of endpoints is known for this model.</Remark>;
  const measured = endpoints.some(({ latency, throughput }) => latency !== null || throughput !== null);
  return (
    <div className="overflow-x-auto">
      <EndpointTable caption={`Endpoints of ${name}`} endpoints={endpoints} action={action} />
      {!measured && <Remark>First token and speed are told only to those who have a key.</Remark>}
    </div>
  );
}

function Remark({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="py-2 text-note text-soft">
      {children}
    </p>
  );
}
