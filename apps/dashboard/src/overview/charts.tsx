import { useRef } from 'preact/hooks';
import { amount } from '../format/figures.ts';
import type { Series } from '../state/history.ts';
import { useChart } from './use-chart.ts';

/** Small multiples: one line each, in one colour, with its own scale and its figure in the title. */
export function Charts({ series, unit }: { readonly series: readonly Series[]; readonly unit: string }) {
  if (series.every(({ times }) => times.length < 2)) {
    return <p class="quiet chart-empty">The charts begin to draw after a few seconds.</p>;
  }
  return (
    <div class="charts">
      {series.map((one) => (
        <Chart key={one.name} series={one} unit={unit} />
      ))}
    </div>
  );
}

function Chart({ series, unit }: { readonly series: Series; readonly unit: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const pointed = useChart(frame, series);
  const latest = series.values.at(-1) ?? 0;
  const highest = Math.max(0, ...series.values);
  const text = `${series.name}: now ${amount(latest)} ${unit}, highest ${amount(highest)} in the last hour`;
  return (
    <figure class="chart">
      <figcaption>
        <span>{series.name}</span>
        <span class="chart-figure">
          {pointed === undefined ? amount(latest) : `${pointed.time}  ${amount(pointed.value)}`}
        </span>
      </figcaption>
      <div ref={frame} class="chart-frame" role="img" aria-label={text} />
    </figure>
  );
}
