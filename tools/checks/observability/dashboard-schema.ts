/**
 * What our dashboards use of Grafana's classic JSON model, and nothing else: keys and values as in the types of
 * @grafana/schema 13.2 (`Dashboard`, and `Options` and `FieldConfig` of each kind of panel).
 */
import { z } from 'zod';

const datasource = z.strictObject({ type: z.literal('prometheus'), uid: z.string() });

const target = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/),
  datasource,
  expr: z.string().min(1),
  legendFormat: z.string(),
  range: z.boolean(),
  instant: z.boolean(),
  exemplar: z.boolean().optional(),
});

const gridPos = z.strictObject({
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  w: z.int().min(1).max(24),
  h: z.int().min(1),
});

const lines = z.strictObject({
  drawStyle: z.enum(['line', 'bars', 'points']),
  lineWidth: z.number(),
  fillOpacity: z.number().min(0).max(100),
  showPoints: z.enum(['auto', 'never', 'always']),
  spanNulls: z.boolean(),
  stacking: z.strictObject({ mode: z.enum(['none', 'normal', 'percent']), group: z.string() }),
});

const fieldConfig = <Custom extends z.ZodType>(custom: Custom) =>
  z.strictObject({
    defaults: z.strictObject({
      unit: z.string(),
      min: z.number(),
      max: z.number().optional(),
      color: z.strictObject({ mode: z.enum(['palette-classic', 'thresholds']) }),
      thresholds: z.strictObject({
        mode: z.literal('absolute'),
        steps: z
          .array(z.strictObject({ value: z.number().nullable(), color: z.string() }))
          .refine(([first]) => first?.value === null, 'the first step is the base and has no value'),
      }),
      custom,
    }),
    overrides: z.tuple([]),
  });

const common = {
  id: z.int().positive(),
  title: z.string().min(1),
  description: z.string().min(1),
  datasource,
  targets: z.array(target).min(1),
  gridPos,
};
const lastValue = {
  orientation: z.enum(['auto', 'vertical', 'horizontal']),
  reduceOptions: z.strictObject({ calcs: z.array(z.string()), fields: z.string(), values: z.boolean() }),
};

const panel = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('row'),
    id: z.int().positive(),
    title: z.string(),
    collapsed: z.literal(false),
    panels: z.tuple([]),
    gridPos,
  }),
  z.strictObject({
    ...common,
    type: z.literal('timeseries'),
    fieldConfig: fieldConfig(lines),
    options: z.strictObject({
      legend: z.strictObject({
        displayMode: z.enum(['list', 'table', 'hidden']),
        placement: z.enum(['bottom', 'right']),
        showLegend: z.boolean(),
        calcs: z.array(z.string()),
      }),
      tooltip: z.strictObject({
        mode: z.enum(['single', 'multi', 'none']),
        sort: z.enum(['asc', 'desc', 'none']),
      }),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('stat'),
    fieldConfig: fieldConfig(z.strictObject({})),
    options: z.strictObject({
      ...lastValue,
      colorMode: z.enum(['value', 'background', 'none']),
      graphMode: z.enum(['area', 'line', 'none']),
      textMode: z.enum(['auto', 'value', 'value_and_name', 'name', 'none']),
      justifyMode: z.enum(['auto', 'center']),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('bargauge'),
    fieldConfig: fieldConfig(z.strictObject({})),
    options: z.strictObject({
      ...lastValue,
      displayMode: z.enum(['basic', 'lcd', 'gradient']),
      valueMode: z.enum(['color', 'text', 'hidden']),
      minVizWidth: z.int(),
      minVizHeight: z.int(),
    }),
  }),
]);

export const dashboardSchema = z.strictObject({
  uid: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.int().min(36),
  version: z.int(),
  editable: z.boolean(),
  graphTooltip: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  refresh: z.string().regex(/^\d+[smh]$/),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  timezone: z.literal('browser'),
  templating: z.strictObject({ list: z.tuple([]) }),
  links: z.array(
    z.strictObject({
      type: z.enum(['dashboards', 'link']),
      title: z.string(),
      tags: z.array(z.string()),
      icon: z.string(),
      tooltip: z.string(),
      asDropdown: z.boolean(),
      keepTime: z.boolean(),
      includeVars: z.boolean(),
      targetBlank: z.boolean(),
    }),
  ),
  annotations: z.strictObject({
    list: z.array(
      z.strictObject({
        name: z.string(),
        enable: z.boolean(),
        hide: z.boolean(),
        iconColor: z.string(),
        datasource,
        target: z.strictObject({ refId: z.string(), expr: z.string() }),
        titleFormat: z.string(),
      }),
    ),
  }),
  panels: z.array(panel).min(1),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** Every query of a dashboard, with the panel it is for. */
export function queriesOf({
  panels,
}: Dashboard): readonly { readonly panel: string; readonly expr: string }[] {
  return panels.flatMap((it) =>
    it.type === 'row' ? [] : it.targets.map(({ expr }) => ({ panel: it.title, expr })),
  );
}
