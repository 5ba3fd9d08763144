import type { Overview } from '@langflix/contracts';
import { bytes, count } from '../format/figures.ts';
import { duration } from '../format/time.ts';
import { serviceRows } from './service-rows.ts';
import type { ServiceRow } from './service-rows.ts';

export function Services({ overview }: { readonly overview: Overview }) {
  const rows = serviceRows(overview);
  if (rows.length === 0) return <p class="quiet">No service has been heard of in the last seconds.</p>;
  return (
    <ul class="services">
      {rows.map((row) => (
        <Service key={row.service} row={row} />
      ))}
    </ul>
  );
}

function Service({ row: { service, state, advice, running } }: { readonly row: ServiceRow }) {
  const wanted = advice?.desiredReplicas;
  const differs = wanted !== undefined && wanted !== running;
  return (
    <li class="service">
      <h3>{service}</h3>
      <p class={differs ? 'replicas is-off' : 'replicas'}>
        <strong>{count(running)}</strong> running
        {wanted !== undefined && (
          <>
            {' '}
            <span aria-hidden="true">/</span> <strong>{count(wanted)}</strong> wanted
          </>
        )}
        {(state?.draining ?? 0) > 0 && `, ${state?.draining} stopping`}
      </p>
      <dl class="service-figures">
        <Figure name="In work" value={state && count(state.inFlight)} />
        <Figure name="Backlog" value={advice && count(advice.backlog)} />
        <Figure
          name="Oldest"
          value={advice?.oldestSeconds === undefined ? undefined : duration(advice.oldestSeconds)}
        />
        <Figure name="Memory" value={state && bytes(state.memoryBytes)} />
        <Figure name="CPU" value={state && `${state.cpuCores.toFixed(2)} cores`} />
      </dl>
      {advice !== undefined && <p class="reason">{advice.reason}</p>}
    </li>
  );
}

function Figure({ name, value = '–' }: { readonly name: string; readonly value?: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
