import { languageName } from '@langflix/contracts';
import type { SubtitleSync } from '@langflix/contracts';
import { formatCount, formatDuration, formatPlural } from '../progress/format.ts';
import type { InspectedTrack, Pairing } from './inspection.ts';

/** Rows of a report: what it is about, and what is said. */
export type Rows = readonly (readonly [name: string, value: string])[];

/** Confidence from which on times that seem right are said to be. */
const FITS = 0.5;

/** Names of formats as people know them. */
const FORMATS: Readonly<Record<string, string>> = {
  ...{ srt: 'SubRip', webvtt: 'WebVTT', ass: 'ASS/SSA', sami: 'SAMI', sbv: 'SBV', subviewer: 'SubViewer' },
  ...{ microdvd: 'MicroDVD', mpl2: 'MPL2', ttml: 'TTML' },
};

export function trackRows(track: InspectedTrack, nameOfFile: (path: string) => string): Rows {
  const { format, encoding, cues, repairs, overlaps, readingSpeed, nonDialogueShare, coverage } = track;
  const file: Rows = [['file', nameOfFile(track.where)]];
  if (format === undefined) return file;
  return [
    ...file,
    ['format', [FORMATS[format] ?? format, encoding].filter((it) => it !== undefined).join(', ')],
    ['cues', cuesOf(cues, track)],
    ['repairs', repairsOf(repairs)],
    ...optional('overlaps', overlaps, (count) => (count === 0 ? 'none' : formatPlural(count, 'cue'))),
    ...optional('reading', readingSpeed, (speed) => `${speed.toFixed(1)} characters a second`),
    ...optional('no speech', nonDialogueShare, (share) => `${percent(share)} of the file's cues`),
    ['language', languageOf(track)],
    ...optional('coverage', coverage, (share) => `${percent(share)} of the film between first and last cue`),
    ['times', timesOf(track.sync)],
  ];
}

export function pairingRows(pairing: Pairing): Rows {
  const { alignedShare, pairs, doubtfulPairs, unpairedLines, offsetMs, rate } = pairing;
  const isOff = Math.abs(offsetMs) >= 100 || rate !== 1;
  return [
    ['paired', `${percent(alignedShare)} of the lines have a translation, in ${formatPlural(pairs, 'pair')}`],
    [
      'doubtful',
      doubtfulPairs === 0 ? 'none' : `${formatPlural(doubtfulPairs, 'pair')}, left to the analyzer`,
    ],
    ['left over', unpairedLines === 0 ? 'none' : `${formatPlural(unpairedLines, 'line')} of the translation`],
    ['clocks', isOff ? `the translation is off by ${shift({ offsetMs, rate })}` : 'agree'],
  ];
}

function optional<T>(name: string, value: T | undefined, say: (value: T) => string): Rows {
  return value === undefined ? [] : [[name, say(value)]];
}

function cuesOf(cues: number, { firstStartMs, lastEndMs }: InspectedTrack): string {
  if (cues === 0) return 'none with dialogue';
  const times = `${formatDuration(firstStartMs / 1000)} to ${formatDuration(lastEndMs / 1000)}`;
  return `${formatCount(cues)} with dialogue, from ${times}`;
}

function repairsOf(repairs: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(repairs).toSorted(([, a], [, b]) => b - a);
  if (kinds.length === 0) return 'none';
  return kinds.map(([kind, count]) => `${formatCount(count)} ${kind.replaceAll('_', ' ')}`).join(', ');
}

function languageOf({ language, languageFound }: InspectedTrack): string {
  const declared = nameOf(language);
  if (languageFound === undefined) return `${declared} as declared; the text leaves it open`;
  const found = nameOf(languageFound);
  return found === declared ? `${found}, as declared` : `looks like ${found}, declared as ${declared}`;
}

function timesOf(sync: SubtitleSync | undefined): string {
  if (sync === undefined) return 'as in the file';
  if (sync.origin === 'given') return `moved by ${shift(sync)}, as asked for`;
  const sure = `confidence ${sync.confidence.toFixed(2)}`;
  const isOff = sync.offsetMs !== 0 || sync.rate !== 1;
  if (isOff && sync.applied) return `off by ${shift(sync)}, corrected (${sure})`;
  if (isOff) return `perhaps off by ${shift(sync)}; left as they are (${sure})`;
  if (sync.confidence >= FITS) return `fit the speech in the film (${sure})`;
  return `left as they are: the sound of the film does not tell (${sure})`;
}

/** `+30.0 s`, `+1.2 s and rate 1.0417`. */
function shift({ offsetMs, rate }: { readonly offsetMs: number; readonly rate: number }): string {
  const seconds = `${offsetMs < 0 ? '-' : '+'}${(Math.abs(offsetMs) / 1000).toFixed(1)} s`;
  return rate === 1 ? seconds : `${seconds} and the rate ${rate.toFixed(4)}`;
}

function nameOf(tag: string): string {
  return languageName(tag) ?? tag;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
