import { describe, expect, test } from '@jest/globals';
import { jobIdOf, slowReply } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import { createJobStore } from '../jobs/job-store.ts';
import { createFactsReader } from '../jobs/read-facts.ts';
import { createProfiles } from './profiles.ts';
import { slowJobs } from './slow-jobs.ts';

const source = '/upstream/example';
const NOW_MS = Date.parse('2026-03-02T09:00:00Z');
const USUAL: readonly SimulatedJobOptions[] = ['a', 'b', 'c'].map((id) => ({ id }));

async function slowest(jobs: readonly SimulatedJobOptions[], limit = 10) {
  const store = createJobStore();
  const profiles = createProfiles();
  const events = jobs.flatMap((options) =>
    simulateJob(options).map((event) => ({ ...event, deliveryCount: 1 }) as InEvent),
  );
  for (const event of events) profiles.add(store.add(event), event);
  const readFacts = createFactsReader({
    async follow({ job, onEvent }) {
      for (const event of events) if ((event.data as { job?: string }).job === job) await onEvent(event);
    },
  });
  const sources = { store, profiles, readFacts, jaegerUrl: undefined };
  return slowReply.parse(await slowJobs(sources, limit, NOW_MS)).jobs;
}

describe('the slowest jobs', () => {
  test.each<[string, SimulatedJobOptions, string, string]>([
    ['a slow model', { operations: { generate_content: 30_000 } }, 'analyze', 'generate_content'],
    ['no quota', { parkedMs: 60_000 }, 'analyze', 'wait for quota'],
    ['a slow disk', { operations: { 'publish clip': 20_000 } }, 'encode', 'publish clip'],
    ['a broken encoder', { renders: 12 }, 'encode', 'render clip'],
  ])('begin with the one that had %s, and say so', async (_what, options, stage, operation) => {
    const [first] = await slowest([...USUAL, { id: 'slow', ...options }, { id: 'd' }]);
    expect(first?.job).toBe(jobIdOf({ id: 'slow', source }));
    expect(first?.cause?.stage).toBe(stage);
    expect(first?.cause?.operation).toContain(operation);
    expect(first?.secondsPerMinute).toBeGreaterThan(first?.medianSecondsPerMinute ?? Infinity);
  });

  test('are ranked by what a minute of film took, not by the length of the film', async () => {
    const long = { id: 'long', contentSeconds: 7200, chunks: 40 };
    const [first] = await slowest([...USUAL, long]);
    expect(first?.job).not.toBe(jobIdOf({ id: 'long', source }));
  });

  test('are as many as were asked for', async () => {
    expect(await slowest(USUAL, 2)).toHaveLength(2);
    expect(await slowest([])).toEqual([]);
  });
});
