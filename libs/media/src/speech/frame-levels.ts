/** Samples a second that the sound is brought to: enough for what distinguishes a voice. */
export const SAMPLE_RATE = 8000;
/** Milliseconds of one frame; a syllable lasts ten of them. */
export const FRAME_MS = 20;
const FRAME_SAMPLES = (SAMPLE_RATE * FRAME_MS) / 1000;
/** Digital silence, dB below full scale: below what 16 bits can hold. */
const SILENCE_DB = -96;

/**
 * Loudness of each frame of 16-bit little-endian mono sound, dB below full scale. Chunks may be cut anywhere; an
 * unfinished last frame is left out.
 */
export async function frameLevels(
  sound: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number[]> {
  const levels: number[] = [];
  let energy = 0;
  let samples = 0;
  let lowByte: number | undefined;
  for await (const chunk of sound) {
    for (const byte of chunk) {
      if (lowByte === undefined) {
        lowByte = byte;
        continue;
      }
      const sample = (((byte << 8) | lowByte) << 16) >> 16;
      lowByte = undefined;
      energy += sample * sample;
      samples += 1;
      if (samples < FRAME_SAMPLES) continue;
      levels.push(toDecibels(energy / FRAME_SAMPLES));
      energy = 0;
      samples = 0;
    }
  }
  return levels;
}

function toDecibels(meanSquare: number): number {
  return meanSquare === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(meanSquare / 2 ** 30));
}
