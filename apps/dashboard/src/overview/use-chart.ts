import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import type { Series } from '../state/history.ts';

const HEIGHT_PX = 96;
const AXIS_PX = 20;

export interface Pointed {
  readonly time: string;
  readonly value: number;
}

/** Draws the line into the frame, follows its width and the colours of the page; gives what the pointer is at. */
export function useChart(
  frame: { readonly current: HTMLElement | null },
  series: Series,
): Pointed | undefined {
  const [pointed, setPointed] = useState<Pointed | undefined>();
  const plot = useRef<uPlot | undefined>(undefined);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(optionsFor(element, setPointed), dataOf(series), element);
    };
    draw();
    const resizing = new ResizeObserver(() =>
      plot.current?.setSize({ width: element.clientWidth, height: HEIGHT_PX }),
    );
    resizing.observe(element);
    const themes = new MutationObserver(draw);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      resizing.disconnect();
      themes.disconnect();
      system.removeEventListener('change', draw);
      plot.current?.destroy();
    };
  }, []);
  useEffect(() => plot.current?.setData(dataOf(series)), [series.times.at(-1), series.values]);
  return pointed;
}

const times = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const timeOfDay = (seconds: number): string => times.format(seconds * 1000);
/** Half a message does not wait. */
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((step) => [1, 10, 100, 1000, 10_000].map((size) => step * size))
  .sort((a, b) => a - b);

const dataOf = ({ times, values }: Series): uPlot.AlignedData => [[...times], [...values]];

function optionsFor(element: HTMLElement, onPoint: (pointed: Pointed | undefined) => void): uPlot.Options {
  const { colour, line, fill, grid } = coloursOf(element);
  const axis: uPlot.Axis = {
    stroke: colour,
    font: '11px system-ui, sans-serif',
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, sync: { key: 'hour' }, points: { size: 7 } },
    scales: { y: { range: (_plot, _min, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      {
        ...axis,
        size: AXIS_PX,
        space: 70,
        grid: { show: false },
        values: (_plot, ticks) => ticks.map(timeOfDay),
      },
      { ...axis, size: 32, space: 28, gap: 4, incrs: WHOLE_STEPS },
    ],
    series: [{}, { stroke: line, fill, width: 1.5, points: { show: false } }],
    hooks: { setCursor: [(plot) => onPoint(pointedIn(plot))] },
  };
}

function pointedIn(plot: uPlot): Pointed | undefined {
  const index = plot.cursor.idx;
  const time = index == null ? undefined : plot.data[0][index];
  const value = index == null ? undefined : plot.data[1]?.[index];
  if (time === undefined || value == null) return undefined;
  return { time: timeOfDay(time), value };
}

/** A canvas knows no custom properties: asks the elements that the style sheet has coloured. */
function coloursOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  return {
    colour: style.color,
    line: style.borderTopColor,
    fill: style.outlineColor,
    grid: style.borderBottomColor,
  };
}
