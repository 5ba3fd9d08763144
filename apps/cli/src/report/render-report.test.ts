import { describe, expect, test } from '@jest/globals';
import type { JobTimeline } from '@langflix/contracts';
import { aJobEntry, simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import { createTimeline, profileOf, slowCauseOf } from '@langflix/timeline';
import fc from 'fast-check';
import { widthOf } from '../progress/format.ts';
import { renderReport } from './render-report.ts';
import type { Report } from './render-report.ts';
import { judgeTargets } from './targets.ts';

function timelineOf(options: SimulatedJobOptions, facts = Infinity): JobTimeline {
  const timeline = createTimeline();
  for (const event of simulateJob(options).slice(0, facts)) timeline.add(event);
  return timeline.read(new Date('2026-03-02T08:01:00.000Z')) as JobTimeline;
}

function reportOn(timeline: JobTimeline, more: Partial<Report> = {}): Report {
  const result = { partial: false, manifest: '', gallery: '' };
  const entry = aJobEntry({ job: timeline.job, status: 'completed', result });
  const cause = slowCauseOf(timeline, []);
  return { ...{ entry, timeline, targets: judgeTargets(timeline), cause, comparedWith: 0 }, ...more };
}

const plain = (width: number) => ({ width, paint: (_tint: string, text: string) => text });

describe('the report of a job', () => {
  const slowModel = timelineOf({
    ...{ chunks: 2, clipsPerChunk: 3, analyzers: 1 },
    operations: { generate_content: 4000 },
  });

  test('shows where the time went', () => {
    const lines = renderReport(reportOn(slowModel), plain(60)).split('\n');
    expect(lines.slice(0, 15)).toEqual([
      'Corner Cafe S01E02 → Korean  complete',
      `10.2 s for 3:00 of film, job ${slowModel.job}`,
      '',
      'Where the time went',
      '  ingest           █                                  145 ms',
      '  measure          ▄▄▄▄                               915 ms',
      '  chunk            █                                   67 ms',
      '  analyze 0        ▄▄▄▄▄▄▄▄▄▄▄▄▄▄                     4.03 s',
      '  analyze 1        ░░░░░░░░░░░░░█████████████         8.05 s',
      '  plan 0                        ▄                      23 ms',
      '  plan 1                                    █          23 ms',
      '  encode ×6                     ▄▄▄▄▄▄▄     ▄▄▄████   5.86 s',
      '  └ call it a day                           ░░░████   1.83 s',
      '  close                                           █   101 ms',
      '  █ work ░ wait on the critical path',
    ]);
  });

  test('has a table of the stages and one of the operations, the longest first', () => {
    const text = renderReport(reportOn(slowModel), plain(100));
    expect(text).toMatch(/stage +parts +failed +waited +worked +of the path +memory, mean +memory, max\n/);
    expect(text).toMatch(/\n {2}analyze +2 +4\.03 s +8\.05 s +8\.05 s +\+1 MB +\+1 MB\n/);
    expect(text).toMatch(
      /operation +stage +count +mean +max +total\n {2}ask analyzer .*\n {2}generate_content +analyze +2 +4\.00 s/,
    );
  });

  test('compares with the targets and names the cause', () => {
    const usual = [1, 2, 3].map((n) => profileOf(timelineOf({ id: `usual-${n}`, chunks: 2 })));
    const cause = slowCauseOf(slowModel, usual);
    const text = renderReport(reportOn(slowModel, { cause, comparedWith: 3 }), plain(100));
    expect(text).toMatch(/\n {2}kept {5}3\.\d\d s per minute of film \(at most 30 s\)\n/);
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /What took longest Analysing the dialogue held .* the median of 3 other jobs: .* "generate_content"\.$/,
    );
    const none = renderReport(reportOn(slowModel, { cause: undefined, comparedWith: 1 }), plain(100));
    expect(none).toContain('No stage took longer than in the other job.');
  });

  test('fits every terminal, whatever the job', () => {
    const jobs = fc.record({
      chunks: fc.integer({ min: 1, max: 8 }),
      clipsPerChunk: fc.integer({ min: 0, max: 4 }),
      hasRecords: fc.boolean(),
      parkedMs: fc.integer({ min: 0, max: 50_000 }),
    });
    fc.assert(
      fc.property(jobs, fc.nat(60), fc.integer({ min: 40, max: 180 }), (options, facts, width) => {
        const report = reportOn(timelineOf(options, facts + 1));
        for (const line of renderReport(report, plain(width)).split('\n')) {
          expect(widthOf(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shows no character that moves the cursor, and wide ones in their place', () => {
    const parts = slowModel.parts.map((part) => ({ ...part, label: '\u001b[2J포기하다 포기하다 포기하다' }));
    const text = renderReport(reportOn({ ...slowModel, parts }), plain(60));
    expect(text).not.toContain('\u001b');
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });
});
