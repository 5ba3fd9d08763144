import { QUOTA_BUCKET, analyzerGate, quotaKey } from '@langflix/contracts';
import type { AnalyzerGate } from '@langflix/contracts';
import { CliError } from '../cli-error.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { quotaSettingsOf } from '../jobs/quota-settings.ts';
import { readGates } from '../jobs/read-gates.ts';
import { resumeQuota } from '../jobs/resume-quota.ts';
import { describeQuota, summaryOf } from '../result/describe-quota.ts';
import type { QuotaState } from '../result/describe-quota.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';
import type { Connection } from './with-broker.ts';

export interface QuotaOptions {
  readonly out?: string;
  readonly model?: string;
}

/** How far the quotas on a broker are used, and who is not asked for now. */
export async function showQuotas(options: QuotaOptions, ctx: CommandContext): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async (connection) => {
    const quotas = await readQuotas(connection);
    return {
      exitCode: EXIT_CODE.complete,
      text: quotas.map((quota) => describeQuota(quota, ctx.now())).join('\n\n'),
      json: { status: 'ok', quotas: quotas.map((quota) => summaryOf(quota, ctx.now())) },
    };
  });
}

/** That of the settings first, with its figures; the others are only known by what was learned of them. */
async function readQuotas({ config, messaging }: Connection): Promise<readonly QuotaState[]> {
  const { project, model } = config.llm;
  const settings = quotaSettingsOf(config);
  const gates = await readGates(messaging);
  const quota = await messaging.openQuota(settings);
  const unknown = { project, model, share: 1, changedAt: new Date(0).toISOString() };
  const own = { gate: gates.get(settings.key) ?? unknown, usage: await quota.usage() };
  const others = [...gates].filter(([key]) => key !== settings.key).map(([, gate]) => ({ gate }));
  return [own, ...others];
}

/** Lifts the pause of a model, e.g. after a key was mended or a quota raised. */
export async function resume(options: QuotaOptions, ctx: CommandContext): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async ({ config, messaging }) => {
    const model = options.model ?? config.llm.model;
    const gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
    const key = quotaKey({ project: config.llm.project, model });
    const resumed = await resumeQuota(gates, key, { nowMs: ctx.now() });
    if (resumed === undefined) throw unknownModel(model, await readGates(messaging));
    const { wasPaused } = resumed;
    return {
      exitCode: EXIT_CODE.complete,
      text: wasPaused ? `${model} is asked again.` : `${model} was not paused.`,
      json: { status: wasPaused ? 'resumed' : 'not-paused', model },
    };
  });
}

function unknownModel(model: string, gates: ReadonlyMap<string, AnalyzerGate>): CliError {
  const known = [...gates.values()].map((gate) => gate.model);
  const those = known.length === 0 ? 'none has been asked yet' : `known are ${known.join(', ')}`;
  return new CliError('model_unknown', `no analyzer on this broker asks a model "${model}": ${those}`);
}
