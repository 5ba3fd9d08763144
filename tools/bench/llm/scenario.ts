import type { Figure } from '../bench.ts';
import type { ClusterOptions } from './cluster.ts';

export interface ScenarioContext {
  readonly programs: ClusterOptions['programs'];
  readonly log: (message: string) => void;
}

export interface Scenario {
  readonly name: string;
  run(ctx: ScenarioContext): Promise<readonly Figure[]>;
}
