import type { QuotaGauge } from '@langflix/contracts';
import { count, percent } from '../format/figures.ts';
import { roughly } from '../format/time.ts';
import { Bar } from '../shell/bar.tsx';
import { useStore } from '../state/use-store.ts';

const LIMITS: Readonly<Record<QuotaGauge['limits'][number]['limit'], string>> = {
  requests_per_minute: 'Requests a minute',
  tokens_per_minute: 'Tokens a minute',
  requests_per_day: 'Requests a day',
};
/** From here on the model's quota is about to slow the work down. */
const TIGHT = 0.8;

export function Quotas({ quotas }: { readonly quotas: readonly QuotaGauge[] }) {
  if (quotas.length === 0) return <p class="quiet">No model is in use: expressions are found offline.</p>;
  return (
    <div class="cards">
      {quotas.map((quota) => (
        <Quota key={`${quota.project}/${quota.model}`} quota={quota} />
      ))}
    </div>
  );
}

function Quota({ quota }: { readonly quota: QuotaGauge }) {
  return (
    <section class="card" aria-label={`Quota of ${quota.model}`}>
      <div class="card-head">
        <h3>
          {quota.model} <span class="quiet">{quota.project}</span>
        </h3>
        {quota.share < 1 && <span class="grade is-warn">{percent(quota.share)} of the limits used</span>}
      </div>
      {quota.limits.map(({ limit, used, most }) => (
        <div class="gauge" key={limit}>
          <span>{LIMITS[limit]}</span>
          <span class="gauge-figure">
            {count(used)} <span class="quiet">{most === 0 ? 'no limit' : `of ${count(most)}`}</span>
          </span>
          <Bar
            label={`${LIMITS[limit]}, ${quota.model}`}
            share={most === 0 ? 0 : used / most}
            tone={most > 0 && used >= most ? 'bad' : most > 0 && used / most >= TIGHT ? 'warn' : 'accent'}
          />
        </div>
      ))}
      <Pause quota={quota} />
    </section>
  );
}

function Pause({ quota: { pausedUntil, message } }: { readonly quota: QuotaGauge }) {
  const { now } = useStore();
  if (pausedUntil === undefined) return null;
  const leftSec = (Date.parse(pausedUntil) - now.value) / 1000;
  if (leftSec <= 0) return null;
  return (
    <p class="problem">
      Paused, {roughly(leftSec)} left. {message}
    </p>
  );
}
