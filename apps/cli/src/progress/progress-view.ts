import type { JobProgress } from './job-progress.ts';
import type { Waiting } from './waiting.ts';

/** Where progress is shown. */
export interface ProgressView {
  /** Something that happens beside the stages, e.g. `starting the local services`; undefined clears it. */
  note(text: string | undefined): void;
  /** Where the job can be watched in a browser. */
  address(url: string | undefined): void;
  /** The model is not asked for now; shown until its time has come. */
  wait(waiting: Waiting | undefined): void;
  /** A new look at the job. */
  update(progress: JobProgress): void;
  /** Draws a last time and frees the terminal; later calls do nothing. */
  end(): void;
}

/** What a view needs of the world. */
export interface ViewOptions {
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };
  /** Shown until the title is known: the film's file name. */
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** When the command began, ms since the epoch. */
  readonly startedAtMs: number;
}
