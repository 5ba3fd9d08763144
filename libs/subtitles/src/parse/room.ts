import { TerminalError } from '@langflix/contracts';

/** What a track may hold at most; see {@link TRACK_LIMITS}. */
export interface TrackLimits {
  readonly cues: number;
  /** UTF-16 units of all texts together, and of what is held until a cue is whole. */
  readonly characters: number;
}

/**
 * A film has some thousand cues of forty characters, the longest track of the test data (nineteen hours of talk) 54,550.
 * Only what is kept costs memory: two tracks at both limits keep the subtitle-chunker below 200 MB, which
 * `npm run bench -- subtitles` measures. Signs and drawings of ASS, which are passed over, do not count.
 */
export const TRACK_LIMITS: TrackLimits = { cues: 55_000, characters: 3.5 * 1024 * 1024 };

/** Counts what is held of a track, so that no file, however made, takes more memory than the limits stand for. */
export interface Room {
  /** @throws TerminalError `subtitle_too_large` */
  take(characters: number): void;
  giveBack(characters: number): void;
  /** @throws TerminalError `subtitle_too_large` when a track of so many cues is too long */
  checkCues(cues: number): void;
  /** One of the same size, empty. */
  another(): Room;
}

/** @param unit what `characters` counts, for the message */
export function roomWithin(limits: TrackLimits, unit = 'characters of text'): Room {
  let held = 0;
  return {
    take(characters) {
      held += characters;
      if (held > limits.characters) throw tooLarge(limits.characters, unit);
    },
    giveBack(characters) {
      held -= characters;
    },
    checkCues(cues) {
      if (cues > limits.cues) throw tooLarge(limits.cues, 'cues');
    },
    another: () => roomWithin(limits, unit),
  };
}

function tooLarge(limit: number, what: string): TerminalError {
  return new TerminalError(
    'subtitle_too_large',
    `The subtitle file holds more than ${limit.toLocaleString('en-US')} ${what}, far more than any film. Supply the track of one film or episode; one that is longer must be cut into parts, each with its part of the film.`,
  );
}
