import { expect, test } from '@jest/globals';
import type { SubtitleHealth } from '@langflix/contracts';
import { anEpisodeChunked } from '@langflix/testing';
import { remarksOn } from './read-remarks.ts';

/** A job whose translated track was found to be as `found`. */
function remarksWith(found: Partial<SubtitleHealth>): readonly string[] {
  const { outcome } = anEpisodeChunked();
  if (outcome.status !== 'chunked' || outcome.translation === undefined) throw new Error('not chunked');
  const translation = { ...outcome.translation, ...found };
  return remarksOn({ outcome: { ...outcome, translation } });
}

test('what is wrong with a translation is told with the name of its file', () => {
  const findings = [{ code: 'few_pairs', message: 'Only 2 % of the lines have a translation.' }];
  expect(remarksWith({ grade: 'usable', findings })).toEqual([
    'translation Corner Cafe.S01E02.ko.srt: Only 2 % of the lines have a translation.',
  ]);
  expect(remarksWith({ grade: 'refuse', findings })).toHaveLength(1);
});

test('nothing is told of a track that is good, nor of a job that was not chunked', () => {
  const findings = [{ code: 'advertisement', message: 'One line was an advertisement.' }];
  expect(remarksWith({ grade: 'good', findings })).toEqual([]);
  const failed = { status: 'failed', code: 'x', reason: 'y' } as const;
  expect(remarksOn({ outcome: failed })).toEqual([]);
});
