import { basename } from 'node:path';
import { languageName } from '@langflix/contracts';
import { formatDuration } from '../progress/format.ts';
import { pairingRows, trackRows } from './describe-track.ts';
import type { Rows } from './describe-track.ts';
import type { FileReport, StreamReport } from './film-report.ts';
import type { InspectedTrack, Inspection } from './inspection.ts';
import { hang } from './wrap-text.ts';

const WIDTH = 80;

const VERDICTS: Readonly<Record<Inspection['grade'], string>> = {
  good: 'good: nothing stands in the way.',
  usable: 'usable: see the remarks.',
  refuse: 'refused: clips made from it would be wrong, so none are made.',
};

/** The report for a terminal of 80 columns; files in and below the folder `cwd` are named from there. */
export function describeInspection(inspection: Inspection, cwd: string): string {
  const nameOfFile = (path: string): string => path.replaceAll(`${cwd}/`, '');
  const { film, subtitles, translation, pairing, grade } = inspection;
  return [
    ...(film ? filmSection(film) : []),
    ...(subtitles ? trackSection('Subtitles', subtitles, nameOfFile) : []),
    ...(translation ? trackSection('Translation', translation, nameOfFile) : []),
    ...(pairing ? section('The two together', pairingRows(pairing)) : []),
    `Verdict: ${VERDICTS[grade]}`,
  ].join('\n');
}

function filmSection({ source, streams, files }: NonNullable<Inspection['film']>): string[] {
  const name = basename(decodeURIComponent(new URL(source.uri).pathname));
  return [
    ...hang('', `${name}, ${formatDuration(source.durationSec)}`, WIDTH),
    ...streams.flatMap(streamLines),
    ...(files.length === 0 ? ['  no subtitle file lies beside it'] : files.flatMap(fileLines)),
    '',
  ];
}

function streamLines({ stream, kind, description, taken, reason = '' }: StreamReport): string[] {
  const head = `  ${String(stream).padStart(2)} ${kind.padEnd(9)}${mark(taken)}`;
  return hang(head, taken ? description : `${description}: ${reason}`, WIDTH);
}

function fileLines({ name, language, taken, reason = '' }: FileReport): string[] {
  const head = `     file     ${mark(taken)}`;
  return hang(head, taken ? `${name}, ${languageName(language) ?? language}` : `${name}: ${reason}`, WIDTH);
}

function mark(taken: boolean): string {
  return taken ? 'taken      ' : 'not taken  ';
}

function trackSection(role: string, track: InspectedTrack, nameOfFile: (path: string) => string): string[] {
  const { language, grade = 'usable', findings = [] } = track;
  const title = `${role}, ${languageName(language) ?? language}: ${grade}`;
  const remarks = findings.flatMap(({ message }) => hang('  * ', message, WIDTH));
  return [...section(title, trackRows(track, nameOfFile)).slice(0, -1), ...remarks, ''];
}

function section(title: string, rows: Rows): string[] {
  return [title, ...rows.flatMap(([name, value]) => hang(`  ${name.padEnd(11)}`, value, WIDTH)), ''];
}
