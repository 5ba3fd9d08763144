import { pathToFileURL } from 'node:url';
import type { MediaSource, SpeechActivity } from '@langflix/contracts';
import { describeNotTaken, measureSpeech, probeMedia } from '@langflix/media';
import type { NotTaken } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import type { NamedTrack } from '../request/named-track.ts';
import { isPlace, tracksOf } from '../request/tracks-of.ts';
import { filmReport } from './film-report.ts';
import { inspectTracks } from './inspect-tracks.ts';
import type { AroundTracks } from './inspect-tracks.ts';
import type { InspectedTrack, Inspection } from './inspection.ts';

export interface FilmToInspect {
  /** Absolute path. */
  readonly video: string;
  readonly subtitles?: NamedTrack;
  readonly translation?: NamedTrack;
  readonly from: string;
  readonly to: string;
  readonly offsetSec?: number | undefined;
}

/**
 * A film with the tracks that would be used for it.
 * @throws TerminalError when the film itself cannot be read, or a named track inside it is not there
 */
export async function inspectFilm(asked: FilmToInspect, storage: Storage): Promise<Inspection> {
  const { video, from, to, offsetSec } = asked;
  const { source, around } = await surveyFilm(video, from, storage);
  const { subtitles, translation } = await tracksOf(asked, storage);
  const places = [subtitles, translation].filter(isPlace);
  const film = await filmReport(
    video,
    {
      ...{ source, from, to },
      usedFiles: places.flatMap((place) => ('file' in place ? [place.file] : [])),
      usedStreams: places.flatMap((place) => ('track' in place ? [place.track.stream] : [])),
    },
    storage,
  );
  const found = { film: { ...film, source } };
  if (!isPlace(subtitles)) return { ...found, grade: 'refuse', subtitles: none(subtitles, asked) };
  const tracks = { subtitles, translation: isPlace(translation) ? translation : undefined, from, to };
  return { ...found, ...(await inspectTracks(tracks, { ...around, storage, offsetSec })) };
}

interface Survey {
  readonly source: MediaSource;
  readonly around: Pick<AroundTracks, 'video' | 'frameRate' | 'filmMs' | 'speech'>;
}

/** What a film says of the times of its subtitles. @throws TerminalError when it cannot be read */
export async function surveyFilm(video: string, from: string, storage: Storage): Promise<Survey> {
  const uri = pathToFileURL(video).href;
  const fingerprint = await storage.fingerprint(uri);
  const source = await probeMedia(video, { uri, fingerprint, language: from });
  const speech = await listen(video, source);
  const filmMs = Math.round(source.durationSec * 1000);
  return { source, around: { video, frameRate: source.video.fps, filmMs, ...(speech && { speech }) } };
}

/** Sound that cannot be listened to leaves the times unchecked, as it does in the services. */
function listen(input: string, source: MediaSource): Promise<SpeechActivity | undefined> {
  return measureSpeech({ input, source }).catch(() => undefined);
}

function none(notTaken: NotTaken, { video, from }: FilmToInspect): InspectedTrack {
  const message = `No subtitles were found${describeNotTaken(notTaken)}. Name them with --subtitles.`;
  return {
    ...{ where: video, language: from, cues: 0, repairs: {}, firstStartMs: 0, lastEndMs: 0, grade: 'refuse' },
    findings: [{ code: 'subtitles_missing', message }],
  };
}
