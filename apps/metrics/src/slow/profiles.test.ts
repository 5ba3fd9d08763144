import { expect, test } from '@jest/globals';
import type { InEvent } from '@langflix/messaging';
import { simulateJob } from '@langflix/testing';
import { createJobStore } from '../jobs/job-store.ts';
import { createProfiles } from './profiles.ts';

const eventsOf = (id: string): InEvent[] =>
  simulateJob({ id, chunks: 1, clipsPerChunk: 1 }).map(
    (event) => ({ ...event, deliveryCount: 1 }) as InEvent,
  );

test('profiles are kept of the jobs that ended last', () => {
  const store = createJobStore();
  const profiles = createProfiles({ maxKept: 2 });
  for (const id of ['a', 'b', 'c']) {
    for (const event of eventsOf(id)) profiles.add(store.add(event), event);
  }
  expect(profiles.others('')).toHaveLength(2);
  expect(profiles.others([...store.newestFirst()][0]?.job ?? '')).toHaveLength(1);
});

test('of more open jobs than fit none is taken up in the middle, which would be half a profile', () => {
  const store = createJobStore();
  const profiles = createProfiles({ maxOpen: 1 });
  const [first, second] = ['a', 'b'].map(eventsOf);
  const inTurn = [...(first ?? []).slice(0, 3), ...(second ?? []).slice(0, 3)];
  const rest = [...(first ?? []).slice(3), ...(second ?? []).slice(3)];
  for (const event of [...inTurn, ...rest]) profiles.add(store.add(event), event);
  expect(profiles.others('')).toHaveLength(1);
});
