import { DATASOURCE } from './panels.ts';
import type { Panel } from './panels.ts';

/** Panels side by side under a heading; each row of panels is one inner list. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (readonly Panel[])[];
}

export interface DashboardOptions {
  /** In its address: /d/<uid>. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly sections: readonly Section[];
}

/** Width of Grafana's grid. */
const COLUMNS = 24;
const HEIGHT: Readonly<Record<Panel['type'], number>> = { stat: 4, bargauge: 8, table: 8, timeseries: 8 };

/** The classic JSON model, which every Grafana since 8 reads: schema version 39 is that of Grafana 11. */
export function makeDashboard({ uid, title, description, sections }: DashboardOptions): object {
  return {
    uid,
    title,
    description,
    tags: ['langflix'],
    schemaVersion: 39,
    version: 1,
    editable: false,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    timezone: 'browser',
    templating: { list: [] },
    links: [OTHER_DASHBOARDS],
    annotations: { list: [ALERTS] },
    panels: placed(sections),
  };
}

const OTHER_DASHBOARDS = {
  type: 'dashboards',
  title: 'LangFlix',
  tags: ['langflix'],
  icon: 'dashboard',
  tooltip: '',
  asDropdown: true,
  keepTime: true,
  includeVars: false,
  targetBlank: false,
};

/** Red lines where an alert began to fire. */
const ALERTS = {
  name: 'Alerts',
  enable: true,
  hide: false,
  iconColor: 'red',
  datasource: DATASOURCE,
  target: { refId: 'Anno', expr: 'ALERTS{alertname=~"Langflix.+",alertstate="firing"}' },
  // Read by the data source; the model of annotations itself does not know it.
  titleFormat: '{{alertname}}',
};

function placed(sections: readonly Section[]): object[] {
  const panels: object[] = [];
  let y = 0;
  const place = (panel: object, gridPos: object): void => {
    panels.push({ id: panels.length + 1, ...panel, gridPos });
  };
  for (const { title, rows } of sections) {
    place({ type: 'row', title, collapsed: false, panels: [] }, { x: 0, y, w: COLUMNS, h: 1 });
    y += 1;
    for (const row of rows) {
      const w = Math.floor(COLUMNS / row.length);
      const h = Math.max(...row.map(({ type }) => HEIGHT[type]));
      row.forEach((panel, index) => place({ ...panel, datasource: DATASOURCE }, { x: index * w, y, w, h }));
      y += h;
    }
  }
  return panels;
}
