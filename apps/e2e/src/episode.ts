import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeVideo } from '@langflix/testing';

/** English lines with something to learn in them, and what a Korean subtitle would say. */
const DIALOGUE: readonly (readonly [string, string])[] = [
  ['You have to get up early tomorrow.', '너 내일 일찍 일어나야 해.'],
  ['I know, but I ran out of coffee.', '알아, 그런데 커피가 다 떨어졌어.'],
  ['Then pick up some on the way home.', '그럼 집에 오는 길에 좀 사 와.'],
  ['I will look into it after lunch.', '점심 먹고 알아볼게.'],
  ['She turned down the job offer again.', '그녀는 그 일자리 제안을 또 거절했어.'],
  ['Really? I thought she would take it.', '정말? 받아들일 줄 알았는데.'],
  ['She never gives up on her dreams.', '그녀는 절대 꿈을 포기하지 않아.'],
  ['We should call off the meeting.', '우리 회의를 취소해야겠어.'],
  ['Hold on, let me think it over.', '잠깐만, 생각 좀 해 볼게.'],
  ['We cannot put off the decision.', '결정을 미룰 수는 없어.'],
  ['My car broke down this morning.', '오늘 아침에 내 차가 고장 났어.'],
  ['You could have asked me for a ride.', '나한테 태워 달라고 하지 그랬어.'],
  ['I did not want to let you down.', '너를 실망시키고 싶지 않았어.'],
  ['Come on, that is what friends do.', '에이, 친구끼리 그러는 거지.'],
  ['They finally figured out the problem.', '그들이 마침내 문제를 알아냈어.'],
  ['It took them long enough.', '오래도 걸렸네.'],
  ['Let us get together on Friday.', '금요일에 모이자.'],
  ['Sure, I am looking forward to it.', '좋아, 기대하고 있을게.'],
];

const LINE_SEC = 2.2;
/** Pause after every sixth line: a scene ends there. */
const SCENE_PAUSE_SEC = 4;
const startOf = (i: number): number => 1 + i * (LINE_SEC + 0.3) + Math.floor(i / 6) * SCENE_PAUSE_SEC;

export interface Episode {
  readonly video: string;
  readonly subtitles: string;
  readonly translation: string;
  readonly lines: number;
}

/** A small film with English and Korean subtitles beside it, three scenes long. */
export async function makeEpisode(folder: string, name = 'Corner Shop.S01E03'): Promise<Episode> {
  const video = join(folder, `${name}.mp4`);
  const subtitles = join(folder, `${name}.en.srt`);
  const translation = join(folder, `${name}.ko.srt`);
  await makeVideo({
    path: video,
    durationSec: Math.ceil(startOf(DIALOGUE.length) + 2),
    width: 320,
    height: 180,
    fps: 12,
  });
  await writeFile(subtitles, toSrt(DIALOGUE.map(([english]) => english)));
  await writeFile(translation, toSrt(DIALOGUE.map(([, korean]) => korean)));
  return { video, subtitles, translation, lines: DIALOGUE.length };
}

function toSrt(lines: readonly string[]): string {
  return lines
    .map((text, i) => `${i + 1}\n${stamp(startOf(i))} --> ${stamp(startOf(i) + LINE_SEC)}\n${text}\n`)
    .join('\n');
}

function stamp(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',');
}
