import { z } from 'zod';
import { analyzerChoice, languageLevel, languageTag } from './language.ts';

export const CAPTION_MODES = ['burn', 'soft', 'none'] as const;
/**
 * `burn`: both languages in the picture. `soft`: clean picture, both languages as subtitle tracks in the file.
 * `none`: clean picture. Captions lie beside the clip as WebVTT in every mode.
 */
export const captionMode = z.enum(CAPTION_MODES);
export type CaptionMode = z.infer<typeof captionMode>;

/** Settings of a job that a submission may leave out; the same in the submission and in what follows. */
export const jobOptions = {
  budgetUsd: z
    .number()
    .positive()
    .optional()
    .describe('Most US dollars to spend on the model; the job ends partial when it is reached'),
  shareClips: z
    .boolean()
    .optional()
    .describe('True: expressions of the same scene share one clip; default false, one clip each'),
  subtitleOffsetSec: z
    .number()
    .min(-36_000)
    .max(36_000)
    .optional()
    .describe('Seconds to add to the time of every subtitle, both tracks; found by itself when absent'),
};

/** What the learner asked for; travels with the job from submission to clip. */
export const episodeSettings = z.object({
  sourceLanguage: languageTag.default('en').describe('Language spoken in the film'),
  targetLanguage: languageTag.describe('Language of the learner'),
  level: languageLevel.default('intermediate'),
  analyzer: analyzerChoice.default('auto'),
  captions: captionMode.default('burn'),
  maxClips: z.int().positive().optional().describe('Most clips in total; no limit when absent'),
  ...jobOptions,
});
export type EpisodeSettings = z.infer<typeof episodeSettings>;

/** What the episode is called; both become folder names of the output. */
export const episodeTitle = z.object({ series: z.string().min(1), episode: z.string().min(1) });
export type EpisodeTitle = z.infer<typeof episodeTitle>;

/** A subtitle track, as a file of its own. */
export const subtitleSource = z.object({
  uri: z.string().describe('URI of a subtitle file of any format that libs/subtitles reads'),
  language: languageTag,
  fingerprint: z.string(),
  /** Where it was taken from, when it was a track inside the film: `uri` is then its copy in the state folder. */
  embedded: z.object({ stream: z.int().nonnegative(), codec: z.string() }).optional(),
  /** True when somebody named it, false or absent when it was found: then the job can go on without a translation. */
  isNamed: z.boolean().optional(),
});
export type SubtitleSource = z.infer<typeof subtitleSource>;
