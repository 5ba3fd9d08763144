import { TerminalError } from '@langflix/contracts';
import type { EpisodeIngested, SubtitleHealth, SubtitleSource } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { prepareDialogue } from '@langflix/subtitles';
import type { Dialogue, ReadTrack } from '@langflix/subtitles';
import { readTrack } from './read-track.ts';

/** The dialogue, with the reports as they stand in facts. */
export interface EpisodeDialogue extends Omit<Dialogue, 'subtitles' | 'translation'> {
  readonly subtitles: SubtitleHealth;
  /** Of the translated track, also when it was left out. */
  readonly translation?: SubtitleHealth;
}

/**
 * The dialogue of an episode from its subtitle files. A translated track that is refused is left out, one that cannot be
 * read is an error.
 * @throws TerminalError `subtitles_refused`, and those of `readTrack`; each names the file
 */
export async function readDialogue(data: EpisodeIngested, storage: Storage): Promise<EpisodeDialogue> {
  const { settings, speech, source } = data;
  const { targetLanguage, sourceLanguage, subtitleOffsetSec: offsetSec } = settings;
  const frameRate = source.video.fps;
  const read = async (from: SubtitleSource, options: object = {}): Promise<ReadTrack> => ({
    track: await readTrack(storage, from, { frameRate, ...options }),
    language: from.language,
  });
  const both = targetLanguage === sourceLanguage ? {} : { translationLanguage: targetLanguage };
  const tracks = {
    subtitles: await read(data.subtitles, both),
    translation: data.translation && (await read(data.translation)),
  };
  const film = { filmMs: Math.round(source.durationSec * 1000), offsetSec, speech };
  const { subtitles: report, translation, ...dialogue } = prepareDialogue(tracks, film);
  const subtitles = { uri: data.subtitles.uri, language: data.subtitles.language, ...report };
  refuseIfUnusable(subtitles);
  if (data.translation === undefined || translation === undefined) return { ...dialogue, subtitles };
  const { uri, language } = data.translation;
  return { ...dialogue, subtitles, translation: { uri, language, ...translation } };
}

function refuseIfUnusable({ grade, findings = [], uri }: SubtitleHealth): void {
  if (grade !== 'refuse') return;
  const why = findings.map(({ message }) => message).join(' ') || 'No usable dialogue was found in it.';
  throw new TerminalError('subtitles_refused', `${fromFileUri(uri)} cannot be used: ${why}`);
}
