import type { TrumpetSolo } from '../dialogue.ts';
import { SAMPLE_RATE } from './samples.ts';

interface Note {
  /** MIDI number; 69 is the A of 440 Hz. */
  readonly pitch: number;
  readonly seconds: number;
  /** Semitones that the pitch falls by on the way. */
  readonly fall?: number;
}

const MELODIES: Readonly<Record<TrumpetSolo['trumpet'], readonly Note[]>> = {
  'cracked note': [
    { pitch: 67, seconds: 0.35 },
    { pitch: 72, seconds: 0.35 },
    { pitch: 81, seconds: 0.75, fall: 9 },
  ],
  'birthday tune': [
    { pitch: 62, seconds: 0.4 },
    { pitch: 67, seconds: 0.4 },
    { pitch: 71, seconds: 0.8 },
    { pitch: 69, seconds: 0.4 },
    { pitch: 67, seconds: 0.4 },
    { pitch: 64, seconds: 0.8 },
    { pitch: 67, seconds: 0.4 },
    { pitch: 71, seconds: 0.4 },
    { pitch: 79, seconds: 1.6 },
  ],
};

/** Strength of the harmonics: a muted brass tone. */
const HARMONICS = [1, 0.8, 0.55, 0.35, 0.2, 0.12, 0.06];
const VOLUME = 0.09;

export function playTrumpet(solo: TrumpetSolo['trumpet']): Float32Array {
  const notes = MELODIES[solo].map(playNote);
  const track = new Float32Array(notes.reduce((sum, note) => sum + note.length, 0));
  let offset = 0;
  for (const note of notes) {
    track.set(note, offset);
    offset += note.length;
  }
  return track;
}

function playNote({ pitch, seconds, fall = 0 }: Note): Float32Array {
  const length = Math.round(seconds * SAMPLE_RATE);
  let phase = 0;
  return Float32Array.from({ length }, (_, index) => {
    const time = index / SAMPLE_RATE;
    const vibrato = 0.15 * Math.sin(2 * Math.PI * 5.5 * time) * Math.min(1, time / 0.4);
    const semitones = pitch - 69 + vibrato - fall * (time / seconds) ** 2;
    phase += (2 * Math.PI * 440 * 2 ** (semitones / 12)) / SAMPLE_RATE;
    const tone = HARMONICS.reduce((sum, strength, n) => sum + strength * Math.sin(phase * (n + 1)), 0);
    return tone * VOLUME * Math.min(1, time / 0.04, (seconds - time) / 0.06);
  });
}
