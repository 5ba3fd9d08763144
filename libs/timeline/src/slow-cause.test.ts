import { describe, expect, test } from '@jest/globals';
import { slowCause } from '@langflix/contracts';
import type { JobTimeline, SlowCause } from '@langflix/contracts';
import { simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import { createTimeline } from './create-timeline.ts';
import { profileOf } from './profile.ts';
import { slowCauseOf } from './slow-cause.ts';

function jobWith(options: SimulatedJobOptions = {}): JobTimeline {
  const timeline = createTimeline();
  for (const event of simulateJob(options)) timeline.add(event);
  return timeline.read() as JobTimeline;
}

const OTHERS = [0, 1, 2, 3, 4].map((n) =>
  profileOf(jobWith({ id: `other-${n}`, contentSeconds: 160 + 10 * n, chunks: 3 + (n % 3) })),
);

function causeOf(options: SimulatedJobOptions, others = OTHERS): SlowCause | undefined {
  const cause = slowCauseOf(jobWith(options), others);
  return cause && slowCause.parse(cause);
}

describe('what made a job slow', () => {
  test.each<[string, SimulatedJobOptions, Partial<SlowCause>]>([
    [
      'a slow model',
      { operations: { generate_content: 6000 } },
      { stage: 'analyze', kind: 'work', operation: 'generate_content' },
    ],
    [
      'a slow disk under the results',
      { operations: { 'publish clip': 4000 } },
      { stage: 'encode', kind: 'work', operation: 'publish clip' },
    ],
    [
      'a slow disk under the films',
      { operations: { 'probe media': 9000 } },
      { stage: 'ingest', kind: 'work', operation: 'probe media' },
    ],
    [
      'no quota for minutes',
      { operations: { 'wait for quota': 20_000 } },
      { stage: 'analyze', kind: 'wait', operation: 'wait for quota' },
    ],
    [
      'no quota for so long that chunks are handed back',
      { parkedMs: 120_000 },
      { stage: 'analyze', kind: 'wait', operation: 'wait for quota' },
    ],
    [
      'clips that stood in line for an ffmpeg process',
      { operations: { 'wait for encoder': 9000 } },
      { stage: 'encode', kind: 'wait', operation: 'wait for encoder' },
    ],
    [
      'a broken hardware encoder, so that every clip is made twice',
      { renders: 2 },
      { stage: 'encode', kind: 'work', operation: 'render clip' },
    ],
    [
      'a film whose sound takes long to measure',
      { operations: { 'measure sound': 30_000 } },
      { stage: 'measure', kind: 'work', operation: 'measure sound' },
    ],
  ])('%s', (_what, options, expected) => {
    expect(causeOf(options)).toMatchObject(expected);
    expect(causeOf(options, [])).toMatchObject({ stage: expected.stage, operation: expected.operation });
  });

  test('is said in one sentence', () => {
    expect(causeOf({ operations: { generate_content: 6000 } })?.explanation).toMatch(
      /^Analysing the dialogue held the job up for 1\d s, 1\d s more than the median of 5 other jobs: it was worked on, mostly "generate_content"\.$/,
    );
    expect(causeOf({ parkedMs: 600_000 }, [])?.explanation).toMatch(
      /held the job up for 10 min, more than any other stage: it waited for the quota of the model\.$/,
    );
  });

  test('is waiting when workers were busy with something else', () => {
    const normal = simulateJob();
    const late = createTimeline();
    const hourMs = 3_600_000;
    const later = (time: string): string => new Date(Date.parse(time) + hourMs).toISOString();
    for (const event of normal) {
      const isAfter = event.contract.name === 'clip.finished' || event.contract.name === 'episode.completed';
      const { work } = event;
      if (!isAfter || work === undefined) late.add(event);
      else
        late.add({ ...event, time: later(event.time), work: { ...work, startedAt: later(work.startedAt) } });
    }
    const cause = slowCauseOf(late.read() as JobTimeline, OTHERS);
    expect(cause).toMatchObject({ stage: 'encode', kind: 'wait' });
    expect(cause?.explanation).toContain('it waited for a free worker');
  });

  test('compares per minute of film: a long film is not slow for its length', () => {
    const long = { contentSeconds: 1800, chunks: 40, operations: { 'write manifest': 4000 } };
    expect(causeOf(long)).toMatchObject({ stage: 'close', operation: 'write manifest' });
    const unknown = OTHERS.map(({ stages }) => ({ stages }));
    expect(causeOf(long, unknown)).toMatchObject({ stage: 'encode' });
  });

  test('is nothing when the job was like the others', () => {
    const same = profileOf(jobWith());
    expect(causeOf({}, [same, same])).toBeUndefined();
  });
});
