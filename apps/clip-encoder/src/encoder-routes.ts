import type { Service } from '@langflix/messaging';
import { encoderMetrics } from './encoder-figures.ts';
import type { NodeState } from './encoder-figures.ts';

/** What this node encodes with and why: `/encoder` as JSON, `/metrics` for Prometheus. */
export function encoderRoutes(state: () => NodeState): NonNullable<Service<'clip-encoder'>['routes']> {
  return {
    '/encoder': (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(`${JSON.stringify(state(), null, 2)}\n`);
    },
    '/metrics': (_request, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
      response.end(encoderMetrics(state()));
    },
  };
}
