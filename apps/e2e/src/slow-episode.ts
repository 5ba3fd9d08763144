import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeVideo } from '@langflix/testing';

const LINES: readonly (readonly [string, string])[] = [
  ['My car broke down this morning', '오늘 아침에 내 차가 고장 났어.'],
  ['They finally figured out the problem', '그들이 마침내 문제를 알아냈어.'],
  ['She turned down the job offer again', '그녀는 그 일자리 제안을 또 거절했어.'],
  ['We cannot put off the decision', '결정을 미룰 수는 없어.'],
];
const EVERY_SEC = 3;
const LASTS_SEC = 2;

export interface TinyEpisode {
  /** Made when it is not there. Its subtitles lie beside it. */
  readonly folder: string;
  readonly number: number;
}

/** The film of all tiny episodes, a few seconds long. */
export function makeTinyFilm(path: string): Promise<string> {
  return makeVideo({ path, durationSec: LINES.length * EVERY_SEC + 2, fps: 12 });
}

/** Every episode takes the same work, and none can be answered from another: its dialogue names its number. */
export async function makeTinyEpisode(film: string, { folder, number }: TinyEpisode): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = join(folder, `Night Bus.S01E0${number}`);
  await copyFile(film, `${name}.mp4`);
  await writeFile(`${name}.en.srt`, toSrt(LINES.map(([english]) => `${english}, number ${number}.`)));
  await writeFile(`${name}.ko.srt`, toSrt(LINES.map(([, korean]) => korean)));
  return `${name}.mp4`;
}

function toSrt(lines: readonly string[]): string {
  const stamp = (sec: number): string => `00:00:${String(sec).padStart(2, '0')},000`;
  const times = (startSec: number): string => `${stamp(startSec)} --> ${stamp(startSec + LASTS_SEC)}`;
  return lines.map((text, i) => `${i + 1}\n${times(1 + i * EVERY_SEC)}\n${text}\n`).join('\n');
}
