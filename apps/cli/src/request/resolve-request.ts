import { checkFile } from './check-file.ts';
import type { EpisodeOptions, EpisodeRequest } from './episode-request.ts';
import { namedTrack } from './named-track.ts';
import type { NamedTrack } from './named-track.ts';

interface Surroundings {
  /** The folder the user stands in. */
  readonly cwd: string;
  /** Checked already; absent: the services decide. */
  readonly outputDirectory?: string | undefined;
  /** What may be named. Default: files on this machine. */
  readonly check?: typeof checkFile;
}

/** @throws CliError (wrong use) for a file that is missing or cannot be read */
export function resolveRequest(video: string, options: EpisodeOptions, around: Surroundings): EpisodeRequest {
  const { from, to, level, analyzer, captions, maxClips, offset, series, episode } = options;
  const track = (what: string, named: string | undefined): NamedTrack | undefined =>
    named === undefined ? undefined : namedTrack(what, named, around);
  return {
    ...{ from, to, level, analyzer, captions },
    video: (around.check ?? checkFile)('video', video, around.cwd),
    ...onlyDefined({
      outputDirectory: around.outputDirectory,
      subtitles: track('subtitle file', options.subtitles),
      translation: track('translation file', options.translation),
      maxClips,
      budgetUsd: options.budget,
      shareClips: options.shareClips,
      subtitleOffsetSec: offset,
      series,
      episode,
    }),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function onlyDefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
