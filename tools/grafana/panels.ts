/** Panels of a Grafana dashboard, as short as they can be said; {@link makeDashboard} gives them their places. */

/** @see https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/#unit */
export type Unit = 's' | 'bytes' | 'percentunit' | 'short' | 'currencyUSD' | 'cpm' | 'none';

export interface Query {
  readonly expr: string;
  /** What the line is called: text with `{{label}}`. */
  readonly legend?: string;
  /** Dots that open the trace of one job; only for queries of histograms. */
  readonly exemplar?: true;
}

/** From this value on the panel is that colour; the first has none, it is the base. */
export type Threshold = readonly [value: number | null, color: 'green' | 'yellow' | 'red' | 'blue'];

interface PanelOptions {
  readonly unit: Unit;
  /** What it says and what to do about it: shown when pointed at. */
  readonly description: string;
  readonly thresholds?: readonly Threshold[];
  readonly max?: number;
}

export interface Panel {
  readonly type: 'timeseries' | 'stat' | 'bargauge' | 'table';
  readonly title: string;
  readonly description: string;
  readonly targets: readonly object[];
  readonly fieldConfig: object;
  readonly options: object;
}

export const DATASOURCE = { type: 'prometheus', uid: 'langflix-prometheus' } as const;

/** Lines over time; `stacked` where their sum says something. */
export function timeseries(
  title: string,
  queries: readonly Query[],
  options: PanelOptions & { readonly stacked?: true },
): Panel {
  const custom = {
    drawStyle: 'line',
    lineWidth: 1,
    fillOpacity: options.stacked ? 40 : 8,
    showPoints: 'never',
    spanNulls: false,
    stacking: { mode: options.stacked ? 'normal' : 'none', group: 'A' },
  };
  return {
    ...panel('timeseries', title, queries, options),
    fieldConfig: fieldConfig(options, custom),
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

/** One number a series, with its recent course behind it. */
export function stat(title: string, queries: readonly Query[], options: PanelOptions): Panel {
  return {
    ...panel('stat', title, queries, options),
    fieldConfig: fieldConfig(options),
    options: { ...lastValue, colorMode: 'value', graphMode: 'area', textMode: 'auto', justifyMode: 'auto' },
  };
}

/** Bars against a limit. */
export function bars(title: string, queries: readonly Query[], options: PanelOptions): Panel {
  return {
    ...panel('bargauge', title, queries, options),
    fieldConfig: fieldConfig(options),
    options: { ...lastValue, displayMode: 'basic', valueMode: 'color', minVizWidth: 8, minVizHeight: 16 },
  };
}

const lastValue = {
  orientation: 'auto',
  reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
};

function panel(
  type: Panel['type'],
  title: string,
  queries: readonly Query[],
  { description }: PanelOptions,
): Pick<Panel, 'type' | 'title' | 'description' | 'targets'> {
  const targets = queries.map(({ expr, legend, exemplar }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: DATASOURCE,
    expr,
    legendFormat: legend ?? '__auto',
    range: true,
    instant: false,
    ...(exemplar === undefined ? {} : { exemplar }),
  }));
  return { type, title, description, targets };
}

function fieldConfig({ unit, thresholds, max }: PanelOptions, custom: object = {}): object {
  const steps = (thresholds ?? [[null, 'blue']]).map(([value, color]) => ({ value, color }));
  const defaults = {
    unit,
    min: 0,
    ...(max === undefined ? {} : { max }),
    color: { mode: thresholds === undefined ? 'palette-classic' : 'thresholds' },
    thresholds: { mode: 'absolute', steps },
    custom,
  };
  return { defaults, overrides: [] };
}
