import { z } from 'zod';
import { analyzerChoice, languageLevel, languageTag } from './language.ts';

export const CAPTION_MODES = ['burn', 'none'] as const;
/** `burn`: both languages in the picture. `none`: clean picture, captions only beside the clip as WebVTT. */
export const captionMode = z.enum(CAPTION_MODES);
export type CaptionMode = z.infer<typeof captionMode>;

/** What the learner asked for; travels with the job from submission to clip. */
export const episodeSettings = z.object({
  sourceLanguage: languageTag.default('en').describe('Language spoken in the film'),
  targetLanguage: languageTag.describe('Language of the learner'),
  level: languageLevel.default('intermediate'),
  analyzer: analyzerChoice.default('auto'),
  captions: captionMode.default('burn'),
  maxClips: z.int().positive().optional().describe('Most clips in total; no limit when absent'),
});
export type EpisodeSettings = z.infer<typeof episodeSettings>;

/** What the episode is called; both become folder names of the output. */
export const episodeTitle = z.object({ series: z.string().min(1), episode: z.string().min(1) });
export type EpisodeTitle = z.infer<typeof episodeTitle>;

/** A subtitle track that is a file. */
export const subtitleSource = z.object({
  uri: z.string().describe('file:// URI of an SRT or WebVTT file'),
  language: languageTag,
  fingerprint: z.string(),
});
export type SubtitleSource = z.infer<typeof subtitleSource>;
