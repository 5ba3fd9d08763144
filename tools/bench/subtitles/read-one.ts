import { readFileSync } from 'node:fs';
import { TerminalError } from '@langflix/contracts';
import { gradeTrack, readSubtitle } from '@langflix/subtitles';

/** What became of one file. */
export interface FileRow {
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
  /** Cues in the file; dialogue. */
  readonly raw: number;
  readonly cues: number;
  readonly repairs: Readonly<Record<string, number>>;
  /** The grade with its findings, or the code of the refusal; `CRASH` for anything else. */
  readonly outcome: string;
  readonly ms: number;
}

/** Languages as the test data names them in folders and files. */
const LANGUAGE = /[/._](en|fr|ru|zh-CN|zh|es|el|pt-br|ko|ja|sv|ar|de)(?=[/._]|$)/gi;

export function languageIn(path: string): string | undefined {
  return [...path.matchAll(LANGUAGE)].at(-1)?.[1];
}

export function readOne(path: string, file: string): FileRow {
  const startedAt = performance.now();
  const language = languageIn(file);
  const none = { format: '-', encoding: '-', raw: 0, cues: 0, repairs: {} };
  try {
    const track = readSubtitle(readFileSync(path), language === undefined ? {} : { language });
    const { grade, findings } = gradeTrack({
      track,
      ...(language !== undefined && { declaredLanguage: language }),
    });
    const { format, encoding, rawCues, repairs } = track;
    const outcome = [grade, ...(findings ?? []).map(({ code }) => code)].join(' ');
    return {
      file,
      format,
      encoding,
      raw: rawCues,
      cues: track.cues.length,
      repairs,
      outcome,
      ms: since(startedAt),
    };
  } catch (error) {
    const outcome = error instanceof TerminalError ? `refused ${error.code}` : `CRASH ${String(error)}`;
    return { file, ...none, outcome, ms: since(startedAt) };
  }
}

export function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
