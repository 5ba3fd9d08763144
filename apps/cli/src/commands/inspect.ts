import { createStorage } from '@langflix/storage';
import { EXIT_CODE } from '../exit-code.ts';
import { describeInspection } from '../inspect/describe-inspection.ts';
import { inspectFilm, surveyFilm } from '../inspect/inspect-film.ts';
import { inspectTracks } from '../inspect/inspect-tracks.ts';
import type { Inspection } from '../inspect/inspection.ts';
import { isSubtitleFile, languageInName } from '../inspect/file-name.ts';
import { checkFile } from '../request/check-file.ts';
import { namedTrack } from '../request/named-track.ts';
import { wrongUse } from '../cli-error.ts';
import type { CommandContext, Outcome } from './command.ts';

export interface InspectOptions {
  readonly video?: string;
  readonly subtitles?: string;
  readonly translation?: string;
  readonly language?: string;
  readonly to?: string;
  readonly offset?: number;
}

/** The health of subtitles, and what would be taken of a film; needs no broker and no account. */
export async function inspect(path: string, options: InspectOptions, ctx: CommandContext): Promise<Outcome> {
  const file = checkFile('file', path, ctx.cwd);
  const inspection = isSubtitleFile(file)
    ? await ofSubtitles(file, options, ctx.cwd)
    : await ofFilm(file, options, ctx.cwd);
  return {
    exitCode: inspection.grade === 'refuse' ? EXIT_CODE.failed : EXIT_CODE.complete,
    text: describeInspection(inspection, ctx.cwd),
    json: { status: inspection.grade, ...inspection },
  };
}

async function ofSubtitles(file: string, options: InspectOptions, cwd: string): Promise<Inspection> {
  if (options.subtitles !== undefined) {
    throw wrongUse(
      'wrong_use',
      `--subtitles: "${file}" is a subtitle file itself; name the film with --video`,
    );
  }
  const storage = createStorage();
  const named = options.translation;
  const translation = named === undefined ? undefined : checkFile('translation file', named, cwd);
  const video = options.video === undefined ? undefined : checkFile('video', options.video, cwd);
  const from = options.language ?? languageInName(file) ?? 'en';
  const to = options.to ?? (translation && languageInName(translation)) ?? 'ko';
  const film = video === undefined ? {} : (await surveyFilm(video, from, storage)).around;
  const tracks = {
    subtitles: { file },
    translation: translation ? { file: translation } : undefined,
    from,
    to,
  };
  return inspectTracks(tracks, { ...film, storage, offsetSec: options.offset });
}

async function ofFilm(video: string, options: InspectOptions, cwd: string): Promise<Inspection> {
  if (options.video !== undefined) {
    throw wrongUse('wrong_use', `--video: "${video}" is a film itself; name its subtitles with --subtitles`);
  }
  const named = (what: string, text: string | undefined) =>
    text === undefined ? undefined : namedTrack(what, text, { cwd });
  const subtitles = named('subtitle file', options.subtitles);
  const translation = named('translation file', options.translation);
  const asked = { video, from: options.language ?? 'en', to: options.to ?? 'ko', offsetSec: options.offset };
  return inspectFilm(
    { ...asked, ...(subtitles && { subtitles }), ...(translation && { translation }) },
    createStorage(),
  );
}
