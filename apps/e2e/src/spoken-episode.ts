import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cuesFor, makeSpeechFilm, makeSpokenLines } from '@langflix/testing';

const ENGLISH = [
  'You have to get up early tomorrow.',
  'I know, but I ran out of coffee.',
  'I will look into it after lunch.',
  'She turned down the job offer again.',
  'She never gives up on her dreams.',
  'We should call off the meeting.',
  'We cannot put off the decision.',
  'My car broke down this morning.',
  'They finally figured out the problem.',
  'Let us get together on Friday.',
];
const KOREAN = [
  '너 내일 일찍 일어나야 해.',
  '알아, 그런데 커피가 다 떨어졌어.',
  '점심 먹고 알아볼게.',
  '그녀는 그 일자리 제안을 또 거절했어.',
  '그녀는 절대 꿈을 포기하지 않아.',
  '우리 회의를 취소해야겠어.',
  '결정을 미룰 수는 없어.',
  '오늘 아침에 내 차가 고장 났어.',
  '그들이 마침내 문제를 알아냈어.',
  '금요일에 모이자.',
];

export interface SpokenEpisode {
  /** A film without subtitles inside. */
  readonly film: string;
  /** Writes the dialogue as SubRip, its times so many seconds too late; gives the path. */
  writeLines(name: string, language: 'en' | 'ko', lateSec?: number): Promise<string>;
  /** When the first line is to be seen, seconds. */
  readonly firstLineSec: number;
}

const DURATION_SEC = 110;

/** A film in whose sound something like speech is heard at the times of its lines. */
export async function makeSpokenEpisode(folder: string, seed = 11): Promise<SpokenEpisode> {
  const lines = makeSpokenLines(seed, DURATION_SEC);
  const cues = cuesFor(lines, seed);
  const film = join(folder, 'bare.mkv');
  await makeSpeechFilm({ path: film, durationSec: DURATION_SEC, lines, seed, moving: true });
  return {
    film,
    firstLineSec: (cues[0]?.startMs ?? 0) / 1000,
    async writeLines(name, language, lateSec = 0) {
      const texts = language === 'en' ? ENGLISH : KOREAN;
      const srt = cues.map(({ startMs, endMs }, i) => {
        const times = `${stamp(startMs + lateSec * 1000)} --> ${stamp(endMs + lateSec * 1000)}`;
        return `${i + 1}\n${times}\n${texts[i % texts.length]}\n`;
      });
      const path = join(folder, name);
      await writeFile(path, srt.join('\n'));
      return path;
    },
  };
}

function stamp(ms: number): string {
  return new Date(Math.round(ms)).toISOString().slice(11, 23).replace('.', ',');
}
