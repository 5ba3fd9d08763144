import { describe, expect, test } from '@jest/globals';
import { aJobEntry } from '@langflix/testing';
import { jobProgress } from './job-progress.ts';
import { renderBlock } from './render-block.ts';
import type { BlockContent } from './render-block.ts';
import { stagesOf } from './stages.ts';

const working = {
  ...jobProgress(aJobEntry()),
  chunksPlanned: 8,
  chunksDone: 4,
  clipsRequested: 4,
  clipsDone: 1,
  clipsFailed: 1,
};
const plain = { width: 60, frame: 0, paint: (_tint: string, text: string) => text };

function block(
  progress: typeof working | undefined,
  style = plain,
  { note, waiting }: Pick<Partial<BlockContent>, 'note' | 'waiting'> = {},
): string[] {
  const content = {
    heading: 'Corner Cafe',
    stages: stagesOf(progress),
    elapsedSec: 42,
    remainingSec: 8.2,
    note,
    waiting,
  };
  return renderBlock(content, style).split('\n');
}

describe('the updating block', () => {
  test('shows each stage with its state, a bar and counts, and the time', () => {
    expect(block(working)).toEqual([
      'Corner Cafe',
      '  ✔ ingest     1:30 of film',
      '  ✔ subtitles  8 chunks',
      '  ⠋ analysis   ██████████░░░░░░░░░░  4 of 8',
      '  ⠋ clips      ██████████░░░░░░░░░░  2 of 4, 1 failed',
      '  0:42 elapsed · about 0:09 left',
    ]);
  });

  test('shows what is to come before there is a job', () => {
    expect(block(undefined).slice(1, 5)).toEqual([
      '  · ingest',
      '  · subtitles',
      '  · analysis',
      '  · clips',
    ]);
  });

  test('leaves the bars out on a narrow terminal, and no line is wider than it', () => {
    const lines = block(working, { ...plain, width: 36 });
    expect(lines[4]).toBe('  ⠋ clips      2 of 4, 1 failed');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(36);
  });

  test.each([20, 30, 44, 60, 80, 120])('fills no line of %d columns', (width) => {
    const many = { ...working, chunksPlanned: 12_345, chunksDone: 12_000, chunksFailed: 345 };
    for (const line of block(many, { ...plain, width })) expect(line.length).toBeLessThan(width);
  });

  test('estimates nothing while something else goes on, such as stopping', () => {
    expect(block(working, plain, { note: 'stopping' }).at(-1)).toBe('  0:42 elapsed · stopping');
  });

  test('moves on with the clips under way', () => {
    expect(block({ ...working, clipsPartly: 1 })[4]).toBe(
      '  ⠋ clips      ███████████████░░░░░  2 of 4, 1 failed',
    );
  });

  test('says that the analysis waits, in as many lines as that takes', () => {
    const waiting = [
      "waiting for Gemini: the day's quota is used up",
      'goes on at 08:01 (in 3 h 12 min)',
    ] as const;
    const wide = block(working, { ...plain, width: 100 }, { waiting });
    expect(wide.slice(5, 6)).toEqual([`  ${waiting.join(', ')}`]);
    expect(block(working, plain, { waiting }).slice(5, 7)).toEqual(waiting.map((line) => `  ${line}`));
  });

  test('shows a refused episode as failed', () => {
    expect(block({ ...working, status: 'rejected' })[1]).toBe('  ✖ ingest     rejected');
  });

  test('shows a stage of which nothing succeeded as failed', () => {
    const lines = block({ ...working, status: 'failed', chunksDone: 0, chunksFailed: 8, clipsRequested: 0 });
    expect(lines[3]).toContain('✖ analysis');
    expect(lines[4]).toContain('✖ clips');
  });
});
