/** One valid body per event, all of the same job: give what the test is about, the rest makes sense by itself. */
import { NO_USAGE } from '@langflix/contracts';
import type {
  ChunkAnalyzed,
  ChunkReady,
  EpisodeChunked,
  EpisodeIngested,
  EpisodeSubmitted,
} from '@langflix/contracts';
import { aGroundedExpression, makeCues } from './dialogue.ts';
import { aMediaSource } from './sample-media-source.ts';
import { A_JOB } from './sample-job.ts';

export function anEpisodeSubmitted(override: Partial<EpisodeSubmitted> = {}): EpisodeSubmitted {
  return {
    video: 'file:///media/Corner%20Cafe.S01E02.mp4',
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    level: 'intermediate',
    analyzer: 'offline',
    captions: 'burn',
    ...override,
  };
}

export function anEpisodeIngested(
  override: Partial<Omit<EpisodeIngested, 'settings'>> & {
    readonly settings?: Partial<EpisodeIngested['settings']>;
  } = {},
): EpisodeIngested {
  return {
    job: A_JOB,
    title: { series: 'Corner Cafe', episode: 'S01E02' },
    source: aMediaSource(),
    subtitles: {
      uri: 'file:///media/Corner%20Cafe.S01E02.en.srt',
      language: 'en',
      fingerprint: '0b6a2f9c4d8e17350b6a2f9c4d8e1735',
    },
    translation: {
      uri: 'file:///media/Corner%20Cafe.S01E02.ko.srt',
      language: 'ko',
      fingerprint: '73d1e0945af2b86c73d1e0945af2b86c',
    },
    ...override,
    settings: {
      sourceLanguage: 'en',
      targetLanguage: 'ko',
      level: 'intermediate',
      analyzer: 'offline',
      captions: 'burn',
      ...override.settings,
    },
  };
}

/** Chunk 0 with the whole dialogue and no neighbours. */
export function aChunkReady(override: Partial<ChunkReady> = {}): ChunkReady {
  return {
    job: A_JOB,
    chunk: 0,
    cues: makeCues(),
    contextBefore: [],
    contextAfter: [],
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    hasTranslation: true,
    level: 'intermediate',
    analyzer: 'offline',
    minExpressions: 1,
    maxExpressions: 3,
    ...override,
  };
}

export function anEpisodeChunked(override: Partial<EpisodeChunked> = {}): EpisodeChunked {
  const track = { format: 'srt', cues: 8, repairs: {}, firstStartMs: 60_000, lastEndMs: 80_400 } as const;
  const uri = (language: string): string => `file:///media/Corner%20Cafe.S01E02.${language}.srt`;
  return {
    job: A_JOB,
    outcome: {
      status: 'chunked',
      chunks: 1,
      cues: 8,
      subtitles: { ...track, uri: uri('en'), language: 'en' },
      translation: { ...track, uri: uri('ko'), language: 'ko' },
      alignedShare: 1,
    },
    ...override,
  };
}

/** Chunk 0 analysed offline with one expression; give a whole `outcome` for anything else. */
export function aChunkAnalyzed(override: Partial<ChunkAnalyzed> = {}): ChunkAnalyzed {
  return {
    job: A_JOB,
    chunk: 0,
    outcome: {
      status: 'analyzed',
      expressions: [aGroundedExpression()],
      dropped: [],
      analyzer: 'offline',
      cached: false,
      usage: NO_USAGE,
    },
    ...override,
  };
}
