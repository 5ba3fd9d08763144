import { chunkAnalyzed, usageOfAnalyses } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import type { JobResult } from './job-result.ts';

/** What the analysis of a job cost so far, failed chunks included. */
export async function readUsage(
  { job, chunks }: JobEntry,
  messaging: Pick<Messaging, 'readFact'>,
): Promise<Pick<JobResult, 'usage' | 'usageByModel'>> {
  const read = (chunk: string) => messaging.readFact(chunkAnalyzed, { job, chunk: Number(chunk) });
  const facts = await Promise.all(Object.keys(chunks).map(read));
  return usageOfAnalyses(facts.flatMap((fact) => (fact === undefined ? [] : [fact.outcome])));
}
