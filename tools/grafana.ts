/** `node tools/grafana.ts` writes the dashboards of deploy/observability; a test says when they are stale. */
import { writeDashboards } from './grafana/outputs.ts';

const written = await writeDashboards();
console.log(written.length === 0 ? 'nothing to do' : written.map((file) => `wrote ${file}`).join('\n'));
