import { QUOTA_BUCKET, analyzerGate } from '@langflix/contracts';
import type { AnalyzerGate } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';

/** What the analyzers on this broker know of their quotas, by key. */
export async function readGates(
  messaging: Pick<Messaging, 'openKeyValue'>,
): Promise<ReadonlyMap<string, AnalyzerGate>> {
  const gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
  return new Map((await gates.entries()).map(({ key, value }) => [key, value]));
}
