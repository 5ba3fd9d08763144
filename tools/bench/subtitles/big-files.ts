import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '@langflix/testing';

/** As in the test data: nineteen hours of talk. */
const CUES = 54_550;
const LINE_BYTES = 1_000_000;

export interface BigFiles {
  readonly track: string;
  /** The same cues, shown 180 ms later. */
  readonly other: string;
  /** One cue of one line. */
  readonly line: string;
}

export async function makeBigFiles(folder: string): Promise<BigFiles> {
  const files = {
    track: join(folder, 'a.srt'),
    other: join(folder, 'b.srt'),
    line: join(folder, 'line.srt'),
  };
  await writeFile(files.track, track(0));
  await writeFile(files.other, track(180));
  const line = 'We talk. '.repeat(Math.ceil(LINE_BYTES / 9));
  await writeFile(files.line, `1\n00:00:01,000 --> 00:00:09,000\n${line}\n`);
  return files;
}

function track(delayMs: number): string {
  const random = seededRandom(1);
  let at = 1000;
  const cues = Array.from({ length: CUES }, (_, i) => {
    const startMs = at;
    const endMs = Math.round(at + 700 + 3000 * random());
    at = endMs + Math.round(random() < 0.02 ? 9000 * random() : 300 * random());
    const text = `We talk and talk, line ${i},\nand nobody listens.`;
    return `${i + 1}\n${stamp(startMs + delayMs)} --> ${stamp(endMs + delayMs)}\n${text}\n`;
  });
  return cues.join('\n');
}

function stamp(ms: number): string {
  const hours = String(Math.floor(ms / 3_600_000)).padStart(2, '0');
  return `${hours}:${new Date(ms % 3_600_000).toISOString().slice(14, 23).replace('.', ',')}`;
}
