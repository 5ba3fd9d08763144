import { expect, test } from '@jest/globals';
import { progressReader } from './progress.ts';

/** Two blocks of ffmpeg 5.1.9's `-progress pipe:1`, as they came. */
const LINES = `frame=0
fps=0.00
stream_0_0_q=0.0
bitrate=N/A
total_size=44
out_time_us=N/A
out_time_ms=N/A
out_time=N/A
dup_frames=0
drop_frames=0
speed=N/A
progress=continue
frame=317
fps=52.08
stream_0_0_q=-1.0
bitrate= 826.7kbits/s
total_size=1364963
out_time_us=13208000
out_time_ms=13208000
out_time=00:00:13.208000
dup_frames=0
drop_frames=12
speed=2.17x
progress=end`.split('\n');

test('blocks of progress are read whole, unknown figures as none', () => {
  const read = progressReader();
  expect(LINES.map((line) => read(line)).filter((progress) => progress !== undefined)).toEqual([
    { frame: 0, outSec: 0, speed: undefined, ended: false },
    { frame: 317, outSec: 13.208, speed: 2.17, ended: true },
  ]);
});

test('other lines say nothing', () => {
  expect(progressReader()('Press [q] to stop')).toBeUndefined();
});
