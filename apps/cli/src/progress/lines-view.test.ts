import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { aJobEntry } from '@langflix/testing';
import { jobProgress } from './job-progress.ts';
import type { JobProgress } from './job-progress.ts';
import { createLinesView } from './lines-view.ts';

const accepted: JobProgress = {
  ...jobProgress(aJobEntry({ job: 'j1' })),
  title: undefined,
  contentSeconds: undefined,
};
const ingested = { ...accepted, title: 'Corner Cafe S01E02', contentSeconds: 90 };
const planned = { ...ingested, chunksPlanned: 4 };

/** A view with a clock that the test turns. */
function aView(subject = 'cafe.mp4') {
  const output = new PassThrough({ encoding: 'utf8' });
  let nowMs = 0;
  const view = createLinesView({ output, subject, now: () => nowMs, startedAtMs: 0 });
  return {
    view,
    at: (sec: number, progress: JobProgress) => {
      nowMs = sec * 1000;
      view.update(progress);
    },
    lines: () =>
      String(output.read() ?? '')
        .split('\n')
        .slice(0, -1),
  };
}

describe('plain lines', () => {
  test('tell each thing once, with the time since the start', () => {
    const { view, at, lines } = aView();
    view.note('starting the local services');
    at(2, accepted);
    at(2, accepted);
    at(3, planned);
    at(4, { ...planned, status: 'completed', chunksDone: 4, clipsRequested: 1, clipsDone: 1 });
    expect(lines()).toEqual([
      '[0:00] starting the local services',
      '[0:02] cafe.mp4: job j1',
      '[0:03] ingest: 1:30 of film',
      '[0:03] subtitles: 4 chunks',
      '[0:03] analysis 0 of 4',
      '[0:04] analysis 4 of 4, clips 1 of 1',
    ]);
  });

  test('do not flood a log: counts come every two seconds', () => {
    const { at, lines } = aView();
    at(10, planned);
    for (let i = 1; i <= 30; i++) at(10 + i / 10, { ...planned, chunksPlanned: 100, chunksDone: i });
    expect(lines().filter((line) => line.includes(' of 100'))).toEqual([
      '[0:12] analysis 20 of 100, about 0:08 left',
    ]);
  });

  test('estimate the time that is left', () => {
    const { at, lines } = aView();
    at(0, planned);
    at(10, { ...planned, chunksDone: 2, clipsFound: 2, clipsRequested: 2, clipsDone: 2 });
    expect(lines().at(-1)).toBe('[0:10] analysis 2 of 4, clips 2 of 2, about 0:10 left');
  });

  test('name a job once when its id is all that is known', () => {
    const { at, lines } = aView('j1');
    at(1, { ...accepted, status: 'rejected' });
    expect(lines()[0]).toBe('[0:01] job j1');
  });

  test('tell once that the model is waited for, and that it is not any more', () => {
    const { view, at, lines } = aView();
    at(0, planned);
    at(2, { ...planned, chunksDone: 1, clipsFound: 1, clipsRequested: 1, clipsDone: 1 });
    const waiting = { model: 'gemini-x', cause: 'unavailable', untilMs: 600_000 } as const;
    view.wait(waiting);
    view.wait({ ...waiting, untilMs: 605_000 });
    at(4, { ...planned, chunksDone: 2, clipsFound: 2, clipsRequested: 2, clipsDone: 2 });
    view.wait(undefined);
    view.wait(undefined);
    expect(lines().slice(-3)).toEqual([
      expect.stringMatching(
        /^\[0:02\] waiting for Gemini: the service does not answer, tries again at .* \(in 10 minutes\)$/,
      ),
      '[0:04] analysis 2 of 4, clips 2 of 2',
      '[0:04] Gemini is asked again',
    ]);
  });

  test('end with the view', () => {
    const { view, at, lines } = aView();
    view.end();
    at(1, accepted);
    expect(lines()).toEqual([]);
  });
});
