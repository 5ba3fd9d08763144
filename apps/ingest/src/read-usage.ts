import { chunkAnalyzed, usageOfAnalyses } from '@langflix/contracts';
import type { JobEntry, Manifest } from '@langflix/contracts';
import type { IngestDeps } from './deps.ts';

/** What the analysis of a job cost, as its facts tell. */
export async function readUsage(
  { job, chunks }: JobEntry,
  messaging: IngestDeps['messaging'],
): Promise<Pick<Manifest, 'usage' | 'usageByModel'>> {
  const read = (chunk: string) => messaging.readFact(chunkAnalyzed, { job, chunk: Number(chunk) });
  const facts = await Promise.all(Object.keys(chunks).map(read));
  return usageOfAnalyses(facts.flatMap((fact) => (fact === undefined ? [] : [fact.outcome])));
}
