/**
 * Sound that is to a voice detector what a film is: syllables of noise in the range of voices at exactly known times,
 * music, steps and room tone around them.
 */
import { between, seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';
import type { SpokenLine } from './speech-times.ts';

export const SOUND_RATE = 8000;

// Taken out once: within jest every use of a global such as Math costs a look-up, and these run per sample.
const { PI, cos, exp, max, min, round, sin, sqrt } = Math;

export interface SpeechSoundOptions {
  readonly durationSec: number;
  readonly lines: readonly SpokenLine[];
  readonly seed: number;
  /** Held chords under about a third of the film, and beats under another sixth. Default false. */
  readonly music?: boolean;
}

/** 16-bit mono samples at {@link SOUND_RATE}. */
export function makeSpeechSound({ durationSec, lines, seed, music }: SpeechSoundOptions): Int16Array {
  const random = seededRandom(seed);
  const sound = new Float32Array(round(durationSec * SOUND_RATE));
  for (let i = 0; i < sound.length; i += 1) sound[i] = (random() - 0.5) * 0.003;
  for (const line of lines) addLine(sound, line, random);
  if (music === true) addMusic(sound, random);
  addKnocks(sound, random);
  const samples = new Int16Array(sound.length);
  for (let i = 0; i < sound.length; i += 1) samples[i] = round(max(-1, min(1, sound[i] ?? 0)) * 32_767);
  return samples;
}

/** Syllables of 90 to 260 ms from the very start to the very end of the line, with short gaps. */
function addLine(sound: Float32Array, { startSec, endSec }: SpokenLine, random: Random): void {
  const loudness = between(random, 0.12, 0.5);
  let at = startSec;
  while (at < endSec) {
    const end = min(at + between(random, 0.09, 0.26), endSec);
    addNoise(sound, { startSec: at, endSec: end, loudness: loudness * between(random, 0.6, 1) }, random);
    const isPause = random() < 0.08;
    at = end + (isPause ? between(random, 0.15, 0.28) : between(random, 0.01, 0.08));
  }
}

/** White noise through one resonance at 400 to 1800 Hz, fading in and out. */
function addNoise(
  sound: Float32Array,
  { startSec, endSec, loudness }: SpokenLine & { readonly loudness: number },
  random: Random,
): void {
  const [start, end] = [round(startSec * SOUND_RATE), round(endSec * SOUND_RATE)];
  const angle = (2 * PI * between(random, 400, 1800)) / SOUND_RATE;
  const radius = 0.93;
  let [before, beforeThat] = [0, 0];
  for (let i = start; i < min(end, sound.length); i += 1) {
    const value = (random() - 0.5) * 0.5 + 2 * radius * cos(angle) * before - radius ** 2 * beforeThat;
    [before, beforeThat] = [value, before];
    const envelope = sqrt(sin((PI * (i - start + 1)) / (end - start + 2)));
    sound[i] = (sound[i] ?? 0) + value * envelope * loudness;
  }
}

function addMusic(sound: Float32Array, random: Random): void {
  for (let at = 0; at < sound.length; at += SOUND_RATE * 20) {
    const kind = random();
    const length = min(SOUND_RATE * 20, sound.length - at);
    const pitch = between(random, 180, 420);
    const beatSec = between(random, 0.4, 0.7);
    if (kind > 0.5) continue;
    for (let i = 0; i < length; i += 1) {
      const second = i / SOUND_RATE;
      const turn = 2 * PI * pitch * second;
      const chord = (sin(turn) + sin(1.25 * turn) + sin(1.5 * turn)) * 0.03;
      const beat = kind < 0.17 ? exp(-6 * (second % beatSec)) * 1.5 : sin((PI * i) / length);
      sound[at + i] = (sound[at + i] ?? 0) + chord * beat;
    }
  }
}

/** Something falls or a door shuts every ten seconds or so: loud, and over in 60 ms. */
function addKnocks(sound: Float32Array, random: Random): void {
  for (let at = 5; at < sound.length / SOUND_RATE - 1; at += between(random, 5, 15))
    addNoise(sound, { startSec: at, endSec: at + 0.06, loudness: 0.4 }, random);
}
