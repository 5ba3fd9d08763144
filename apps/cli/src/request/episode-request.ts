import type { AnalyzerChoice, CaptionMode, LanguageLevel } from '@langflix/contracts';
import type { NamedTrack } from './named-track.ts';

/** What the command line asks for, checked: every file exists, every path is absolute. */
export interface EpisodeRequest {
  /** A path, or an `s3://` URI. */
  readonly video: string;
  readonly subtitles?: NamedTrack;
  readonly translation?: NamedTrack;
  readonly from: string;
  readonly to: string;
  readonly level: LanguageLevel;
  readonly analyzer: AnalyzerChoice;
  readonly captions: CaptionMode;
  readonly maxClips?: number;
  /** Most US dollars for the model. */
  readonly budgetUsd?: number;
  /** Expressions of one scene share a clip. */
  readonly shareClips?: boolean;
  /** Seconds to add to every subtitle time. */
  readonly subtitleOffsetSec?: number;
  readonly series?: string;
  readonly episode?: string;
  /** Absent: where the services put it. */
  readonly outputDirectory?: string;
}

/** The options as commander leaves them; languages, choices and numbers are checked by then. */
export interface EpisodeOptions {
  readonly subtitles?: string;
  readonly translation?: string;
  readonly from: string;
  readonly to: string;
  readonly level: LanguageLevel;
  readonly analyzer: AnalyzerChoice;
  readonly captions: CaptionMode;
  readonly maxClips?: number;
  readonly budget?: number;
  readonly shareClips?: boolean;
  readonly offset?: number;
  readonly series?: string;
  readonly episode?: string;
  readonly out?: string;
}
