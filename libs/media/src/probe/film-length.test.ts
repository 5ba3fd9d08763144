import { describe, expect, test } from '@jest/globals';
import { filmLength } from './film-length.ts';
import type { ProbedStream } from './ffprobe.ts';

function lengthOf(format: Record<string, string>, picture: ProbedStream = {}) {
  return filmLength({ streams: [picture], format }, picture);
}

describe('the length of a film', () => {
  test('is what the container says, from where it starts', () => {
    const picture = { start_time: '4.8', duration: '25.3' };
    expect(lengthOf({ format_name: 'mpegts', duration: '25.4', start_time: '4.7' }, picture)).toEqual({
      startSec: 4.7,
      durationSec: 25.4,
    });
  });

  test('is counted from the start in Matroska, which states its end', () => {
    const picture = { tags: { DURATION: '00:00:07.000000000' } };
    const format = { format_name: 'matroska,webm', duration: '7.000000', start_time: '5.000000' };
    expect(lengthOf(format, picture)).toEqual({ startSec: 5, durationSec: 2 });
  });

  test('ends with the picture when a subtitle track goes on', () => {
    const picture = { tags: { DURATION: '00:01:00.000000000' } };
    expect(lengthOf({ format_name: 'matroska,webm', duration: '63.167' }, picture)?.durationSec).toBe(60);
  });

  test('does not believe a tag that is far off', () => {
    const picture = { tags: { DURATION: '00:00:10.000000000' } };
    expect(lengthOf({ format_name: 'matroska,webm', duration: '3600' }, picture)?.durationSec).toBe(3600);
  });

  test('is that of the longest stream when the container says nothing, else unknown', () => {
    expect(lengthOf({}, { duration: '12.5' })?.durationSec).toBe(12.5);
    expect(lengthOf({ duration: 'N/A' })).toBeUndefined();
  });
});
