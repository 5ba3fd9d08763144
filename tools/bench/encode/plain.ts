import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { plainCaptions } from './captions.ts';

const execute = promisify(execFile);

/** What a plain ffmpeg command needs to know of a clip. */
export interface PlainClip {
  readonly startSec: number;
  readonly durationSec: number;
}

/** How many commands run at once, with how many threads each; 0 leaves the threads to ffmpeg. */
export interface Arrangement {
  readonly processes: number;
  readonly threads: number;
}

export interface PlainRun {
  readonly film: string;
  readonly folder: string;
  readonly clips: readonly PlainClip[];
  readonly arrangement: Arrangement;
  /** `before -i`: input seek. `after -i`: output seek, everything before the clip is decoded too. */
  readonly seek: 'before -i' | 'after -i';
  readonly preset: string;
  readonly crf: number;
}

/** The shortest ffmpeg commands that make these clips with captions. @returns seconds for all */
export async function runPlain(run: PlainRun): Promise<number> {
  const captions = join(run.folder, 'plain.ass');
  await writeFile(captions, CAPTIONS);
  const waiting = run.clips.map((clip, number) => ({
    clip,
    output: join(run.folder, `plain-${number}.mp4`),
  }));
  const outputs = waiting.map(({ output }) => output);
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await execute('ffmpeg', argumentsFor(run, next.clip, { captions, output: next.output }));
    }
  };
  await Promise.all(Array.from({ length: run.arrangement.processes }, worker));
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(outputs.map((output) => rm(output, { force: true })));
  return seconds;
}

interface Paths {
  readonly captions: string;
  readonly output: string;
}

function argumentsFor(run: PlainRun, clip: PlainClip, { captions, output }: Paths): readonly string[] {
  const threads = run.arrangement.threads === 0 ? [] : ['-threads', String(run.arrangement.threads)];
  const seek = ['-ss', String(clip.startSec)];
  const input = ['-i', run.film];
  return [
    ...['-nostdin', '-v', 'error', '-y', ...threads],
    ...(run.seek === 'before -i' ? [...seek, ...input] : [...input, ...seek]),
    ...['-t', String(clip.durationSec), '-vf', `ass=${captions}`],
    ...['-c:v', 'libx264', '-preset', run.preset, '-crf', String(run.crf), ...threads],
    ...['-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2', '-movflags', '+faststart', output],
  ];
}

const CAPTIONS = plainCaptions(
  [0, 2.5, 5, 7.5, 10, 12.5].map((fromSec) => ({
    fromSec,
    toSec: fromSec + 2.4,
    text: "Let's call it a day.\\N오늘은 이쯤 하자.",
  })),
);
