import { dirname, join } from 'node:path';
import { languageName } from '@langflix/contracts';
import type { MediaSource } from '@langflix/contracts';
import { chooseSubtitleTrack, describeSubtitleTrack, listStreams, listSubtitleTracks } from '@langflix/media';
import type { FilmStream, SubtitleTrack } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import { filesAround } from '../request/around-film.ts';

/** One stream of a film, and what becomes of it. */
export interface StreamReport {
  readonly stream: number;
  readonly kind: FilmStream['kind'];
  readonly description: string;
  readonly taken: boolean;
  /** Why it is not taken. */
  readonly reason?: string;
}

/** One file around the film, and what becomes of it. */
export interface FileReport {
  readonly name: string;
  readonly language: string;
  readonly taken: boolean;
  readonly reason?: string;
}

export interface FilmReport {
  readonly streams: readonly StreamReport[];
  readonly files: readonly FileReport[];
}

interface Looking {
  readonly source: MediaSource;
  /** What is used: paths of files and numbers of streams. */
  readonly usedFiles: readonly string[];
  readonly usedStreams: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** What is in and around a film, taken or refused and why. */
export async function filmReport(video: string, looking: Looking, storage: Storage): Promise<FilmReport> {
  const streams = await listStreams(video);
  const tracks = await listSubtitleTracks(video);
  return {
    streams: 'refused' in streams ? [] : streams.map((stream) => streamReport(stream, tracks, looking)),
    files: await fileReports(video, looking, storage),
  };
}

function streamReport(stream: FilmStream, tracks: readonly SubtitleTrack[], looking: Looking): StreamReport {
  const common = { stream: stream.stream, kind: stream.kind };
  const { source, usedStreams } = looking;
  const track = tracks.find((candidate) => candidate.stream === stream.stream);
  if (track !== undefined) {
    const description = describeSubtitleTrack(track).replace(/^\d+ /, '');
    if (usedStreams.includes(track.stream)) return { ...common, description, taken: true };
    return { ...common, description, taken: false, reason: trackReason(track, tracks, looking) };
  }
  const description = describeStream(stream);
  const taken = stream.stream === source.video.index || stream.stream === source.audio?.index;
  return { ...common, description, taken, ...(taken ? {} : { reason: streamReason(stream) }) };
}

/** A track is of interest in two languages: what keeps it from either is said of the one that it is in. */
function trackReason(track: SubtitleTrack, tracks: readonly SubtitleTrack[], { from, to }: Looking): string {
  const reasons = [from, to].map((language) => {
    const { taken, refused } = chooseSubtitleTrack(tracks, { language, mayBeUnnamed: language === from });
    if (taken?.stream === track.stream) return 'not needed: a file is used';
    return refused.find((other) => other.track.stream === track.stream)?.reason ?? '';
  });
  return reasons.find((reason) => !reason.startsWith('is in ')) ?? reasons[0] ?? '';
}

function describeStream({ codec, language, title, channels, width, height }: FilmStream): string {
  const named = language === undefined ? [] : [languageName(language) ?? language];
  const details = [
    codec,
    ...(width === undefined ? [] : [`${width}×${height}`]),
    ...(channels === undefined ? [] : [`${channels} ${channels === 1 ? 'channel' : 'channels'}`]),
    ...named,
    ...(title === undefined ? [] : [`"${title}"`]),
  ];
  return details.join(', ');
}

function streamReason({ kind, dispositions, title = '' }: FilmStream): string {
  if (dispositions.includes('attached_pic')) return 'is a cover picture';
  if (dispositions.includes('comment') || /comment/i.test(title)) return 'is a commentary';
  if (kind === 'video') return 'another picture is the main one';
  return kind === 'audio' ? 'another sound track fits the language better' : 'is neither picture nor sound';
}

async function fileReports(
  video: string,
  { usedFiles, from, to }: Looking,
  storage: Storage,
): Promise<FileReport[]> {
  const wanted = [{ role: 'subtitles', language: from } as const];
  const found = await Promise.all(
    [...wanted, ...(to === from ? [] : [{ role: 'translation', language: to } as const])].map(
      async (wish) => {
        const { taken, refused } = await filesAround(video, wish, storage);
        return [
          ...taken.map((name): FileReport => {
            const isUsed = usedFiles.includes(join(dirname(video), name));
            const reason = isUsed ? {} : { reason: 'fits less well than the one taken' };
            return { name, language: wish.language, taken: isUsed, ...reason };
          }),
          ...refused.map(({ name, reason }): FileReport => ({
            name,
            language: wish.language,
            taken: false,
            reason,
          })),
        ];
      },
    ),
  );
  return onePerFile(found.flat());
}

/** A file is looked at for both languages: where one takes it, the other's refusal says nothing. */
function onePerFile(files: readonly FileReport[]): FileReport[] {
  const byName = new Map<string, FileReport>();
  for (const file of files) {
    const known = byName.get(file.name);
    if (known === undefined || (!known.taken && file.taken)) byName.set(file.name, file);
  }
  return [...byName.values()];
}
