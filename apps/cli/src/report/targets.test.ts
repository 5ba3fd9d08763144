import { describe, expect, test } from '@jest/globals';
import type { JobTimeline } from '@langflix/contracts';
import { simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import { createTimeline } from '@langflix/timeline';
import { judgeTargets } from './targets.ts';

function timelineOf(options: SimulatedJobOptions = {}): JobTimeline {
  const timeline = createTimeline();
  for (const event of simulateJob(options)) timeline.add(event);
  return timeline.read() as JobTimeline;
}
const verdicts = (timeline: JobTimeline): readonly string[] =>
  judgeTargets(timeline).map(({ name, verdict }) => `${name} ${verdict}`);

describe('the targets of the performance guide', () => {
  test('are kept by a quick job', () => {
    expect(verdicts(timelineOf())).toEqual(['speed kept', 'memory kept', 'retries kept']);
    const [speed, , retries] = judgeTargets(timelineOf({ usage: { requests: 20, retries: 0 } }));
    expect(speed).toMatchObject({ limit: 30, figure: expect.stringMatching(/ s per minute of film$/) });
    expect(retries).toMatchObject({ value: 0, figure: '0 % of 80 requests were retries' });
  });

  test('are missed by a slow one that asks twice and needs much memory', () => {
    const slow = timelineOf({ contentSeconds: 10, usage: { requests: 10, retries: 1 } });
    const large = { ...slow, peakMemoryBytes: { ingest: 4e9, 'clip-encoder': 4.2e9 } };
    expect(verdicts(large)).toEqual(['speed missed', 'memory missed', 'retries missed']);
    expect(judgeTargets(large).map(({ figure }) => figure)).toEqual([
      expect.stringMatching(/^\d\d\.\d s per minute of film$/),
      '8.2 GB for the services, ffmpeg not counted',
      '10 % of 40 requests were retries',
    ]);
  });

  test('of an open job may still be missed; what nobody measured is unknown', () => {
    const { job, submittedAt, parts, stages, criticalPath, operations } = timelineOf();
    const open = {
      job,
      submittedAt,
      parts,
      stages,
      criticalPath,
      operations,
      wallSeconds: 9,
      modelRetries: 0,
    };
    const nothing = { ...open, peakMemoryBytes: {}, modelRequests: 0 };
    expect(verdicts({ ...nothing, contentSeconds: 60 })[0]).toBe('speed unknown');
    expect(verdicts({ ...nothing, contentSeconds: 6 })[0]).toBe('speed missed');
    expect(judgeTargets(nothing)).toMatchObject([
      { verdict: 'unknown', figure: 'the length of the film is not known' },
      { verdict: 'unknown' },
      { verdict: 'kept', figure: 'the model was not asked' },
    ]);
  });
});
