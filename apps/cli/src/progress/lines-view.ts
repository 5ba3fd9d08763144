import { formatDuration } from './format.ts';
import { isClosed } from './job-progress.ts';
import type { JobProgress } from './job-progress.ts';
import type { ProgressView, ViewOptions } from './progress-view.ts';
import { remainingSec } from './remaining.ts';
import type { Sample } from './remaining.ts';
import { countsLine, settledLines } from './render-lines.ts';

/** Counts are reported at most this often, in ms. */
const COUNTS_EVERY_MS = 2000;

/** Plain lines, each with the time since the start: for pipes, files and CI logs. */
export function createLinesView({ output, subject, now, startedAtMs }: ViewOptions): ProgressView {
  let first: Sample | undefined;
  let shown: JobProgress | undefined;
  let countsShown: JobProgress | undefined;
  let countsAtMs = 0;
  let hasEnded = false;

  const print = (text: string): void => {
    const elapsed = formatDuration((now() - startedAtMs) / 1000);
    if (!hasEnded) output.write(`[${elapsed}] ${text}\n`);
  };

  const timeLeft = (progress: JobProgress): string => {
    const left = first === undefined ? undefined : remainingSec(first, { atMs: now(), progress });
    return left === undefined || left < 1 ? '' : `, about ${formatDuration(Math.ceil(left))} left`;
  };

  return {
    note: (text) => {
      if (text !== undefined) print(text);
    },
    update: (progress) => {
      first ??= { atMs: now(), progress };
      if (shown === undefined) print(heading(progress, subject));
      for (const line of settledLines(shown, progress)) print(line);
      shown = progress;
      if (now() - countsAtMs < COUNTS_EVERY_MS && !isClosed(progress.status)) return;
      const counts = countsLine(countsShown, progress);
      if (counts === undefined) return;
      print(`${counts}${timeLeft(progress)}`);
      countsAtMs = now();
      countsShown = progress;
    },
    end: () => {
      hasEnded = true;
    },
  };
}

/** Where a job is watched, its id is all that is known of it at first. */
function heading({ title, job }: JobProgress, subject: string): string {
  const name = title ?? subject;
  return name === job ? `job ${job}` : `${name}: job ${job}`;
}
