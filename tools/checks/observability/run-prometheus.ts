/** A real Prometheus with our rules, asking one real address instead of those of the stack. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess } from '@langflix/testing';
import { stringify } from 'yaml';
import { PROMETHEUS, readYaml } from './read-files.ts';

export interface Prometheus extends AsyncDisposable {
  /** `GET /api/v1/<path>`; what stands in `data` of the answer. @throws with Prometheus' own message */
  ask<Data>(path: string, parameters?: Readonly<Record<string, string>>): Promise<Data>;
}

interface ScrapeConfig {
  readonly job_name: string;
}

export interface PrometheusOptions {
  /** Writable and empty. */
  readonly folder: string;
  /** host:port of a metrics service's health server. */
  readonly metrics: string;
}

export async function runPrometheus({ folder, metrics }: PrometheusOptions): Promise<Prometheus> {
  const file = join(folder, 'prometheus.yaml');
  await writeFile(file, stringify(configFor(metrics)));
  await mkdir(join(folder, 'data'));
  const server = await startProcess({
    command: 'prometheus',
    args: [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--web.listen-address=127.0.0.1:0',
      '--enable-feature=exemplar-storage',
    ],
  });
  await server.waitForLine('Server is ready');
  const address = /address=(\S+)/.exec(await server.waitForLine('msg="Listening on"'))?.[1];
  return {
    async ask<Data>(path: string, parameters: Readonly<Record<string, string>> = {}) {
      const url = `http://${address}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`;
      const answer = (await (await fetch(url)).json()) as { status: string; data: Data; error?: string };
      if (answer.status !== 'success') throw new Error(answer.error);
      return answer.data;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** The configuration of the whole stack, with the one job whose address is known here, asked often. */
function configFor(metrics: string): object {
  const config = readYaml('prometheus', 'compose.yaml') as {
    readonly scrape_configs: readonly ScrapeConfig[];
  };
  const jobs = config.scrape_configs.filter(({ job_name: name }) => name === 'langflix-metrics');
  return {
    ...config,
    global: { scrape_interval: '250ms', scrape_timeout: '250ms', evaluation_interval: '1s' },
    rule_files: [join(PROMETHEUS, 'rules', '*.yaml')],
    scrape_configs: jobs.map((job) => ({ ...job, static_configs: [{ targets: [metrics] }] })),
  };
}
