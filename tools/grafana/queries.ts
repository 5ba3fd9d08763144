import type { Query } from './panels.ts';

/** Quantiles of a histogram over the last five minutes, split by one label. */
export function quantiles(
  histogram: string,
  { by, of }: { readonly by?: string; readonly of: readonly number[] },
): Query[] {
  const labels = by === undefined ? 'le' : `le, ${by}`;
  return of.map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (${labels}) (rate(${histogram}_bucket[5m])))`,
    legend: [
      by === undefined ? '' : `{{${by}}}`,
      of.length > 1 || by === undefined ? `${quantile * 100} %` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    exemplar: true,
  }));
}
