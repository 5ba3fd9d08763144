import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a plain ffmpeg command needs to know of a clip. */
export interface PlainClip {
  readonly startSec: number;
  readonly durationSec: number;
  /** ASS file to burn in, times from the clip's start. */
  readonly captions: string;
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

/** The shortest ffmpeg commands that make these clips with their captions. @returns seconds for all */
export async function runPlain(run: PlainRun): Promise<number> {
  const waiting = run.clips.map((clip, number) => ({
    clip,
    captions: join(run.folder, `plain-${number}.ass`),
    output: join(run.folder, `plain-${number}.mp4`),
  }));
  const files = waiting.flatMap(({ captions, output }) => [captions, output]);
  for (const { clip, captions } of waiting) await writeFile(captions, clip.captions);
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await execute('ffmpeg', argumentsFor(run, next.clip, next));
    }
  };
  await Promise.all(Array.from({ length: run.arrangement.processes }, worker));
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(files.map((file) => rm(file, { force: true })));
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
