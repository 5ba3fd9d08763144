import { formatDuration } from './format.ts';
import { isClosed } from './job-progress.ts';
import type { JobProgress } from './job-progress.ts';
import type { ProgressView, ViewOptions } from './progress-view.ts';
import { remainingSec } from './remaining.ts';
import type { Sample } from './remaining.ts';
import { countsLine, settledLines } from './render-lines.ts';
import { waitingInWords } from './waiting.ts';
import type { Waiting } from './waiting.ts';

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

  let announced: Waiting | undefined;
  const announce = (waiting: Waiting | undefined): void => {
    const isOver = announced === undefined || announced.untilMs <= now();
    if (waiting === undefined) {
      if (!isOver) print('Gemini is asked again');
    } else if (isOver || announced?.cause !== waiting.cause || isMuchLater(announced, waiting)) {
      print(waitingInWords(waiting, now()).join(', '));
    } else return;
    announced = waiting;
  };

  const timeLeft = (progress: JobProgress): string => {
    if (announced !== undefined && announced.untilMs > now()) return '';
    const left = first === undefined ? undefined : remainingSec(first, { atMs: now(), progress });
    return left === undefined || left < 1 ? '' : `, about ${formatDuration(Math.ceil(left))} left`;
  };

  return {
    note: (text) => {
      if (text !== undefined) print(text);
    },
    address: (url) => {
      if (url !== undefined) print(`watch it at ${url}`);
    },
    wait: announce,
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

/** A pause is often made longer by a little: that need not be told again. */
function isMuchLater(announced: Waiting, waiting: Waiting): boolean {
  return waiting.untilMs - announced.untilMs > 60_000;
}

/** Where a job is watched, its id is all that is known of it at first. */
function heading({ title, job }: JobProgress, subject: string): string {
  const name = title ?? subject;
  return name === job ? `job ${job}` : `${name}: job ${job}`;
}
