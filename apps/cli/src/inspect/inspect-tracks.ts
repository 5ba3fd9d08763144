import { TerminalError } from '@langflix/contracts';
import type { SpeechActivity } from '@langflix/contracts';
import type { TrackPlace } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import { prepareDialogue } from '@langflix/subtitles';
import type { Alignment, TrackReport } from '@langflix/subtitles';
import { readPlace } from '../request/read-place.ts';
import type { PlacedTrack } from '../request/read-place.ts';
import type { InspectedTrack, Inspection, Pairing } from './inspection.ts';

export interface TracksToInspect {
  readonly subtitles: TrackPlace;
  readonly translation?: TrackPlace | undefined;
  /** Languages that they are said to be in. */
  readonly from: string;
  readonly to: string;
}

/** The film that they belong to, as far as it is known. */
export interface AroundTracks {
  readonly storage: Storage;
  readonly video?: string | undefined;
  readonly frameRate?: number | undefined;
  readonly filmMs?: number | undefined;
  readonly speech?: SpeechActivity | undefined;
  readonly offsetSec?: number | undefined;
}

type Inspected = Pick<Inspection, 'grade' | 'subtitles' | 'translation' | 'pairing'>;

/** The health of one or two tracks. Never throws for what is wrong with a track: that is its health. */
export async function inspectTracks(tracks: TracksToInspect, around: AroundTracks): Promise<Inspected> {
  const { from, to } = tracks;
  const both = tracks.translation === undefined && from !== to ? { translationLanguage: to } : {};
  const subtitles = await read(tracks.subtitles, { language: from, ...both }, around);
  const translation = tracks.translation && (await read(tracks.translation, { language: to }, around));
  if (!('track' in subtitles)) return { grade: 'refuse', subtitles };
  const readable = translation !== undefined && 'track' in translation ? translation : undefined;
  const dialogue = prepareDialogue({ subtitles, translation: readable }, around);
  const isLeftOut = translation !== undefined && dialogue.alignment === undefined;
  const inspected: Inspected = {
    grade: overall(dialogue.subtitles.grade, isLeftOut || dialogue.translation?.grade === 'usable'),
    subtitles: inspectedTrack(subtitles, dialogue.subtitles),
  };
  if (translation !== undefined && !('track' in translation)) return { ...inspected, translation };
  if (readable === undefined || dialogue.translation === undefined) return inspected;
  return {
    ...inspected,
    translation: inspectedTrack(readable, dialogue.translation),
    ...(dialogue.alignment && { pairing: pairingOf(dialogue.alignment) }),
  };
}

/** A translation that is poor or cannot be used is a pity, no reason to refuse. */
function overall(grade: TrackReport['grade'] = 'usable', isTranslationPoor: boolean): Inspection['grade'] {
  return grade === 'good' && isTranslationPoor ? 'usable' : grade;
}

interface Declared {
  readonly language: string;
  readonly translationLanguage?: string;
}

async function read(
  place: TrackPlace,
  declared: Declared,
  { storage, video, frameRate }: AroundTracks,
): Promise<PlacedTrack | InspectedTrack> {
  const options = {
    ...declared,
    ...(video !== undefined && { video }),
    ...(frameRate !== undefined && { frameRate }),
  };
  try {
    return await readPlace(place, options, storage);
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    const where = 'file' in place ? place.file : `track ${place.track.stream} of ${video}`;
    const message = error.message.replace(`${where}: `, '');
    return {
      ...{ where, language: declared.language, cues: 0, repairs: {}, firstStartMs: 0, lastEndMs: 0 },
      ...{ grade: 'refuse', findings: [{ code: error.code, message }] },
    };
  }
}

function inspectedTrack({ where, language }: PlacedTrack, report: TrackReport): InspectedTrack {
  return { where, language, ...report };
}

function pairingOf({ alignedShare, pairs, unpaired, offsetMs, rate, cues }: Alignment): Pairing {
  const isDoubtful = ({ source }: Alignment['pairs'][number]): boolean =>
    source.every((position) => cues[position]?.translation === undefined);
  return {
    ...{ alignedShare, pairs: pairs.length, doubtfulPairs: pairs.filter(isDoubtful).length },
    ...{ unpairedLines: unpaired.length, offsetMs, rate },
  };
}
