import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figure } from './bench.ts';

const execute = promisify(execFile);

/** How far one clip is from another: no frame, and less than one frame of time. */
export async function differences(
  ours: string,
  plain: string,
  oneFrameSec: number,
): Promise<readonly Figure[]> {
  const [a, b] = [await look(ours), await look(plain)];
  return [
    { name: 'frames', value: a.frames, unit: '' },
    {
      name: 'frames more or less than plain',
      value: Math.abs(a.frames - b.frames),
      unit: '',
      bound: { atMost: 0 },
    },
    {
      name: 'length against plain',
      value: Math.abs(a.durationSec - b.durationSec),
      unit: 's',
      bound: { atMost: oneFrameSec },
    },
    { name: 'size against plain', value: a.sizeBytes / b.sizeBytes, unit: '' },
  ];
}

async function look(path: string): Promise<{ frames: number; durationSec: number; sizeBytes: number }> {
  const entries = 'stream=nb_read_packets:format=duration,size';
  const options = [
    '-v',
    'error',
    '-select_streams',
    'v:0',
    '-count_packets',
    '-show_entries',
    entries,
    '-of',
    'json',
  ];
  const { stdout } = await execute('ffprobe', [...options, path]);
  const { streams, format } = JSON.parse(stdout) as {
    streams: { nb_read_packets: string }[];
    format: { duration: string; size: string };
  };
  return {
    frames: Number(streams[0]?.nb_read_packets),
    durationSec: Number(format.duration),
    sizeBytes: Number(format.size),
  };
}
