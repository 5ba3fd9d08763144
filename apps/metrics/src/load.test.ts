/** Ten thousand jobs in the memory of the service. Times are printed, not judged: machines differ. */
import { expect, test } from '@jest/globals';
import { jobIdOf, jobsReply } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { simulateJob } from '@langflix/testing';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createJobStore } from './jobs/job-store.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { createProfiles } from './slow/profiles.ts';

const JOBS = 10_000;
const MOST_BYTES = 100_000_000;
const template = simulateJob({ chunks: 1, clipsPerChunk: 1 });

/** The events of one job under another name. */
function eventsOf(id: string): InEvent[] {
  const job = jobIdOf({ id, source: '/upstream/example' });
  return template.map((event) => {
    const isSubmission = event.contract.producer === 'upstream';
    const data = isSubmission ? event.data : { ...(event.data as object), job };
    return { ...event, data, ...(isSubmission && { id }), deliveryCount: 1 } as InEvent;
  });
}

test('ten thousand jobs take less than 100 MB and are listed page by page', () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const beganMs = performance.now();
  const store = createJobStore();
  const profiles = createProfiles();
  for (let i = 0; i < JOBS; i++) {
    for (const event of eventsOf(`order-${i}`)) profiles.add(store.add(event), event);
  }
  const foldMs = performance.now() - beganMs;
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  const askedMs = performance.now();
  const page = listJobs(store, { states: ['complete'], text: 'corner', limit: 200 }, Date.now());
  const listMs = performance.now() - askedMs;
  expect(jobsReply.parse(page)).toMatchObject({ total: JOBS, next: String(JOBS - 200) });
  expect(bytes).toBeLessThan(MOST_BYTES);
  expect(profiles.others('')).toHaveLength(500);
  const figures = { jobs: JOBS, events: JOBS * template.length, megabytes: Math.round(bytes / 1e6) };
  process.stdout.write(
    `${JSON.stringify({ ...figures, foldMs: Math.round(foldMs), listMs: Math.round(listMs) })}\n`,
  );
});
