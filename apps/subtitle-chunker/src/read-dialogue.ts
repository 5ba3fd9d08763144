import { TerminalError } from '@langflix/contracts';
import type { EpisodeIngested, SubtitleFinding, SubtitleHealth, SubtitleSource } from '@langflix/contracts';
import { describeUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { prepareDialogue, translationLeftOut } from '@langflix/subtitles';
import type { Dialogue, ReadTrack } from '@langflix/subtitles';
import { SPAN, withSpan } from '@langflix/telemetry';
import { readTrack } from './read-track.ts';

const TRACER = 'subtitle-chunker';

/** The dialogue, with the reports as they stand in facts. */
export interface EpisodeDialogue extends Omit<Dialogue, 'subtitles' | 'translation'> {
  readonly subtitles: SubtitleHealth;
  /** Of the translated track, also when it was refused; absent when it could not be read. */
  readonly translation?: SubtitleHealth;
}

/**
 * The dialogue of an episode from its subtitle files. A translated track that is refused is left out, and so is one that
 * was found and cannot be read; one that somebody named must be readable.
 * @throws TerminalError `subtitles_refused`, and those of `readTrack`; each names the file
 */
export async function readDialogue(
  data: EpisodeIngested,
  storage: Storage,
  signal: AbortSignal,
): Promise<EpisodeDialogue> {
  const { settings, speech, source } = data;
  const { targetLanguage, sourceLanguage, subtitleOffsetSec: offsetSec } = settings;
  const frameRate = source.video.fps;
  const read = async (from: SubtitleSource, options: object = {}): Promise<ReadTrack> => ({
    track: await withSpan(TRACER, SPAN.parseSubtitles, {}, () =>
      readTrack(storage, from, { frameRate, signal, ...options }),
    ),
    language: from.language,
  });
  const both = targetLanguage === sourceLanguage ? {} : { translationLanguage: targetLanguage };
  const subtitles = await read(data.subtitles, both);
  const found = data.translation && (await readIfReadable(data.translation, read));
  const translation = found !== undefined && 'track' in found ? found : undefined;
  const film = { filmMs: Math.round(source.durationSec * 1000), offsetSec, speech };
  const {
    subtitles: report,
    translation: translated,
    ...dialogue
  } = await withSpan(TRACER, SPAN.prepareDialogue, {}, () =>
    prepareDialogue({ subtitles, translation }, film),
  );
  const health = { uri: data.subtitles.uri, language: data.subtitles.language, ...report };
  refuseIfUnusable(health);
  if (found !== undefined && !('track' in found))
    return { ...dialogue, subtitles: { ...health, findings: [...(health.findings ?? []), found] } };
  if (data.translation === undefined || translated === undefined) return { ...dialogue, subtitles: health };
  const { uri, language } = data.translation;
  return { ...dialogue, subtitles: health, translation: { uri, language, ...translated } };
}

/** A finding in place of a track that cannot be read; there is no report of one of which nothing is known. */
async function readIfReadable(
  source: SubtitleSource,
  read: (source: SubtitleSource) => Promise<ReadTrack>,
): Promise<ReadTrack | SubtitleFinding> {
  try {
    return await read(source);
  } catch (error) {
    const finding = source.isNamed === true ? undefined : translationLeftOut(error);
    if (finding === undefined) throw error;
    return finding;
  }
}

function refuseIfUnusable({ grade, findings = [], uri }: SubtitleHealth): void {
  if (grade !== 'refuse') return;
  const why = findings.map(({ message }) => message).join(' ') || 'No usable dialogue was found in it.';
  throw new TerminalError('subtitles_refused', `${describeUri(uri)} cannot be used: ${why}`);
}
