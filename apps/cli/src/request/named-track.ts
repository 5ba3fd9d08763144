import type { TrackNumber } from '@langflix/media';
import { checkFile } from './check-file.ts';

/** What `--subtitles` and `--translation` name. */
export type NamedTrack =
  /** Absolute path, or an `s3://` URI. */
  | { readonly file: string }
  /** A track inside the film. */
  | { readonly track: TrackNumber };

interface NamedWhere {
  /** The folder the user stands in. */
  readonly cwd: string;
  /** What may be named. Default: a file on this machine. */
  readonly check?: typeof checkFile | undefined;
}

/**
 * `embedded`, `track:3`, or a file that exists.
 * @param what names the file in messages, e.g. `subtitle file`
 * @throws CliError (wrong use) for a file that is missing or cannot be read
 */
export function namedTrack(what: string, text: string, { cwd, check = checkFile }: NamedWhere): NamedTrack {
  if (text === 'embedded') return { track: 'any' };
  const number = /^track:(\d{1,4})$/.exec(text)?.[1];
  if (number !== undefined) return { track: Number(number) };
  return { file: check(what, text, cwd) };
}

export function fileOf(named: NamedTrack | undefined): string | undefined {
  return named !== undefined && 'file' in named ? named.file : undefined;
}
