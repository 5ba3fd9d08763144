import { describe, expect, test } from '@jest/globals';
import { staleDashboards } from '../../grafana/outputs.ts';
import { dashboardSchema } from './dashboard-schema.ts';
import { readDashboards, readYaml } from './read-files.ts';

const dashboards = readDashboards();
const { datasources } = readYaml('grafana', 'provisioning', 'datasources', 'langflix.yaml') as {
  datasources: readonly {
    readonly uid: string;
    readonly type: string;
    readonly jsonData?: {
      readonly exemplarTraceIdDestinations?: readonly { readonly datasourceUid: string }[];
    };
  }[];
};

test('there are two dashboards, with addresses of their own', () => {
  const uids = dashboards.map(({ json }) => dashboardSchema.parse(json).uid);
  expect(uids.sort()).toEqual(['langflix-analyzer-quota', 'langflix-pipeline']);
});

test('the files are what tools/grafana says; `node tools/grafana.ts` writes them', async () => {
  expect((await staleDashboards()).map(({ file }) => file)).toEqual([]);
});

test('a dot on a graph opens its trace in Jaeger', () => {
  const destinations = datasources.flatMap((it) => it.jsonData?.exemplarTraceIdDestinations ?? []);
  const jaeger = datasources.find(({ type }) => type === 'jaeger');
  expect(destinations).toEqual([
    { name: 'trace_id', datasourceUid: jaeger?.uid, urlDisplayLabel: 'Trace in Jaeger' },
  ]);
});

describe.each(dashboards.map(({ file, json }) => [file, json] as const))('%s', (_file, json) => {
  test('keeps to the JSON model, so far as it is used', () => {
    expect(dashboardSchema.safeParse(json).error?.issues ?? []).toEqual([]);
  });

  test('is refused with a key that no panel has', () => {
    const misspelt = JSON.parse(JSON.stringify(json).replace('"drawStyle"', '"drawStile"')) as unknown;
    expect(dashboardSchema.safeParse(misspelt).success).toBe(false);
  });

  test('asks data sources that are provisioned', () => {
    const used = [...JSON.stringify(json).matchAll(/"datasource":\{[^}]*"uid":"([^"]+)"/g)].map(
      ([, uid]) => uid,
    );
    expect([...new Set(used)]).toEqual(['langflix-prometheus']);
    expect(datasources.map(({ uid }) => uid)).toContain('langflix-prometheus');
  });

  test('puts no panel on another, and each within the page', () => {
    const { panels } = dashboardSchema.parse(json);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});
