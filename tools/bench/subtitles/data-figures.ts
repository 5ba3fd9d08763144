import type { Figure } from '../bench.ts';
import { inColumns } from '../report.ts';
import type { PairRow } from './pairs.ts';
import type { FileRow } from './read-one.ts';

/** What `data.ts` prints: `rows` for its task files, the others for checks. */
export interface DataResult {
  readonly rows: readonly FileRow[];
  readonly encodings: readonly { readonly file: string; readonly ok: boolean }[];
  readonly webvtt: readonly {
    readonly file: string;
    readonly cues: number;
    readonly expected: number | undefined;
  }[];
  readonly pairs: readonly PairRow[];
  readonly byHand?: { readonly right: number; readonly all: number; readonly wrong: readonly string[] };
  readonly peakKb: number;
}

const MAX_FILE_MS = 2000;
const MAX_MB = 200;
/** What is left are lines that two languages order or cut differently. */
const MIN_BY_HAND = 90;

/** Of the test data as a whole; what is wrong is told by name. */
export function dataFigures(
  { rows, encodings, webvtt, pairs, byHand, peakKb }: DataResult,
  log: (message: string) => void,
): Figure[] {
  const wrongEncodings = encodings.filter(({ ok }) => !ok);
  const wrongCounts = webvtt.filter(({ cues, expected }) => cues !== expected);
  for (const { file } of wrongEncodings) log(`not as expected: ${file}`);
  for (const { file, cues, expected } of wrongCounts) log(`${file}: ${cues} cues, not ${expected}`);
  for (const name of byHand?.wrong ?? []) log(`not as a person pairs it: ${name}`);
  for (const { name, lines, alignedShare } of pairs)
    log(`${Math.round(100 * alignedShare)} % of the cues have a translation from ${name} (${lines} lines)`);
  const crashes = rows.filter(({ outcome }) => outcome.startsWith('CRASH'));
  const sum = (of: (pair: PairRow) => number): number => pairs.reduce((total, pair) => total + of(pair), 0);
  return [
    { name: 'files read', value: rows.length, unit: '' },
    none('files that crashed', crashes.length),
    {
      name: 'slowest file',
      value: Math.max(...rows.map(({ ms }) => ms)),
      unit: 'ms',
      bound: { atMost: MAX_FILE_MS },
    },
    {
      name: 'all files: peak memory',
      value: Math.round((peakKb * 1024) / 1e6),
      unit: 'MB',
      bound: { atMost: MAX_MB },
    },
    ...(encodings.length > 0
      ? [none(`of ${encodings.length} encodings, not exact`, wrongEncodings.length)]
      : []),
    ...(webvtt.length > 0
      ? [none(`of ${webvtt.length} WebVTT fixtures, wrong count`, wrongCounts.length)]
      : []),
    ...(pairs.length > 0
      ? [
          none(
            `of ${sum(({ lines }) => lines)} lines in ${pairs.length} pairs, lost`,
            sum(({ lost }) => lost),
          ),
          none(
            'lines used twice',
            sum(({ twice }) => twice),
          ),
        ]
      : []),
    ...(byHand ? [handFigure(byHand)] : []),
  ];
}

function none(name: string, value: number): Figure {
  return { name, value, unit: '', bound: { atMost: 0 } };
}

function handFigure({ right, all }: { readonly right: number; readonly all: number }): Figure {
  const value = (100 * right) / all;
  return {
    name: `of ${all} pairs read by a person, the same`,
    value,
    unit: '%',
    bound: { atLeast: MIN_BY_HAND },
  };
}

/** Columns: file, format, encoding, cues in the file and dialogue, repairs, outcome. */
export function tableOf(rows: readonly FileRow[]): string {
  const cells = rows.map(({ file, format, encoding, raw, cues, repairs, outcome, ms }) => [
    shortened(file),
    format,
    encoding,
    `${cues}/${raw}`,
    Object.entries(repairs)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', '),
    `${outcome}${ms > MAX_FILE_MS ? ` SLOW ${ms} ms` : ''}`,
  ]);
  return inColumns([['file', 'format', 'encoding', 'cues', 'repairs', 'outcome'], ...cells]);
}

const MAX_NAME = 64;

function shortened(file: string): string {
  return file.length <= MAX_NAME ? file : `${file.slice(0, 24)}\u2026${file.slice(24 + 1 - MAX_NAME)}`;
}
