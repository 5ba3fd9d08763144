import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SOUND_RATE, makeSpeechSound } from '@langflix/testing';
import type { SpokenLine } from '@langflix/testing';

const execute = promisify(execFile);
const SENTENCES = [
  'We have to get going before it rains.',
  'Really?',
  'I thought you had turned down the job.',
  'No. Not yet, anyway.',
  'She told me everything, and I did not believe a word of it.',
  'Come on, let us look into it.',
  'What happened to your car this morning?',
  'It broke down on the way, so I walked.',
  'That is what I was afraid of.',
  'Hold on, somebody is at the door.',
];
const VOICES = ['en-us+f3', 'en-us+m3', 'en-gb+m7'];

export async function hasEspeak(): Promise<boolean> {
  return execute('espeak-ng', ['--version']).then(
    () => true,
    () => false,
  );
}

interface SoundOptions {
  readonly folder: string;
  readonly seed: number;
  readonly durationSec: number;
}

/** Spoken sentences at the starts of the wanted lines; `lines` says when exactly each is heard. */
export async function espeakSound(
  wanted: readonly SpokenLine[],
  { folder, seed, durationSec }: SoundOptions,
): Promise<{ readonly sound: Int16Array; readonly lines: readonly SpokenLine[] }> {
  const samples = await Promise.all(
    VOICES.flatMap((voice) =>
      SENTENCES.map((text, i) => speak({ text, voice, name: join(folder, `${voice}-${i}`) })),
    ),
  );
  // Room tone, knocks and music come from the made-up sound without its speech.
  const sound = makeSpeechSound({ durationSec, lines: [], seed, music: true });
  const lines: SpokenLine[] = [];
  for (const [i, { startSec }] of wanted.entries()) {
    if (startSec < (lines.at(-1)?.endSec ?? 0) + 0.15) continue;
    const words = samples[(i * 7 + seed) % samples.length] ?? new Int16Array();
    const start = Math.round(startSec * SOUND_RATE);
    if (start + words.length > sound.length) break;
    words.forEach((sample, at) => (sound[start + at] = clipped((sound[start + at] ?? 0) + sample)));
    lines.push({ startSec, endSec: startSec + words.length / SOUND_RATE });
  }
  return { sound, lines };
}

const clipped = (sample: number): number => Math.max(-32_768, Math.min(32_767, sample));

/** Without the silence at both ends. */
async function speak({
  text,
  voice,
  name,
}: {
  text: string;
  voice: string;
  name: string;
}): Promise<Int16Array> {
  await execute('espeak-ng', ['-v', voice, '-w', `${name}.wav`, text]);
  const asPcm = ['-f', 's16le', '-ac', '1', '-ar', String(SOUND_RATE), 'pipe:1'];
  const args = ['-nostdin', '-v', 'error', '-i', `${name}.wav`, ...asPcm];
  const { stdout } = await execute('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 24 });
  await rm(`${name}.wav`);
  const all = Int16Array.from({ length: stdout.length >> 1 }, (_, i) => stdout.readInt16LE(i * 2));
  const isAudible = (sample: number): boolean => Math.abs(sample) > 300;
  return all.slice(all.findIndex(isAudible), all.findLastIndex(isAudible) + 1);
}
