/** Speaks lines: by the flite built into many ffmpegs, else by espeak-ng. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Character } from '../dialogue.ts';
import { ffmpeg, run } from '../ffmpeg.ts';
import { SAMPLE_RATE, fromPcm16, level } from './samples.ts';

export type Speak = (text: string, who: Character, name: string) => Promise<Float32Array>;

const FLITE_VOICES: Readonly<Record<Character, string>> = { nora: 'slt', ben: 'rms', kerr: 'awb' };
/** Variant, pitch 0-99 and words a minute. */
const ESPEAK_VOICES: Readonly<Record<Character, readonly [string, number, number]>> = {
  nora: ['en-us+f3', 62, 165],
  ben: ['en-us+m3', 48, 165],
  kerr: ['en-gb+m7', 28, 145],
};
const SPEECH_RMS = 0.09;

/** @param folder for the text files that the synthesizer reads: no text enters a filter or a command line */
export async function chooseSynthesizer(folder: string): Promise<{ name: string; speak: Speak }> {
  const hasFlite = String(await ffmpeg(['-h', 'filter=flite'], folder)).startsWith('Filter flite');
  const synthesize = hasFlite ? byFlite : byEspeak;
  const speak: Speak = async (text, who, name) => {
    await writeFile(join(folder, `${name}.txt`), text);
    return level(fromPcm16(await synthesize({ folder, name, who })), SPEECH_RMS);
  };
  return { name: hasFlite ? 'flite' : 'espeak-ng', speak };
}

interface Job {
  readonly folder: string;
  readonly name: string;
  readonly who: Character;
}

const AS_PCM = ['-f', 's16le', '-ac', '1', '-ar', String(SAMPLE_RATE), 'pipe:1'];

const byFlite = ({ folder, name, who }: Job): Promise<Buffer> =>
  ffmpeg(['-f', 'lavfi', '-i', `flite=textfile=${name}.txt:voice=${FLITE_VOICES[who]}`, ...AS_PCM], folder);

async function byEspeak({ folder, name, who }: Job): Promise<Buffer> {
  const [variant, pitch, wordsPerMinute] = ESPEAK_VOICES[who];
  const voice = ['-v', variant, '-p', String(pitch), '-s', String(wordsPerMinute)];
  await run('espeak-ng', [...voice, '-f', `${name}.txt`, '-w', `${name}.wav`], folder);
  return ffmpeg(['-i', `${name}.wav`, ...AS_PCM], folder);
}
