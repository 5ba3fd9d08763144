/** Mono sound at this rate, samples from -1 to 1. */
export const SAMPLE_RATE = 48_000;

export function fromPcm16(bytes: Buffer): Float32Array {
  const count = Math.floor(bytes.length / 2);
  return Float32Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * 2) / 32_768);
}

export function toPcm16(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  });
  return bytes;
}

export const durationSec = (samples: Float32Array): number => samples.length / SAMPLE_RATE;

/** Root mean square of each slice of `sliceSec`. */
export function loudness(samples: Float32Array, sliceSec: number): readonly number[] {
  const length = Math.round(sliceSec * SAMPLE_RATE);
  const slices = Array.from({ length: Math.ceil(samples.length / length) }, (_, index) =>
    samples.subarray(index * length, (index + 1) * length),
  );
  return slices.map((slice) =>
    Math.sqrt(slice.reduce((sum, sample) => sum + sample * sample, 0) / slice.length),
  );
}

/** Cuts silence off both ends, brings the loudness to a common level and takes the click off the edges. */
export function level(samples: Float32Array, targetRms: number): Float32Array {
  const audible = (sample: number): boolean => Math.abs(sample) > 0.01;
  const first = samples.findIndex(audible);
  const trimmed = samples.slice(Math.max(0, first), samples.findLastIndex(audible) + 1);
  const [rms = 1] = loudness(trimmed, durationSec(trimmed));
  const fade = 0.008 * SAMPLE_RATE;
  return trimmed.map((sample, index) => {
    const edge = Math.min(1, index / fade, (trimmed.length - index) / fade);
    return (sample / rms) * targetRms * edge;
  });
}

export function mixInto(track: Float32Array, sound: Float32Array, atSec: number): void {
  const offset = Math.round(atSec * SAMPLE_RATE);
  sound.forEach((sample, index) => {
    if (offset + index < track.length) track[offset + index] = (track[offset + index] ?? 0) + sample;
  });
}

/** The faint hiss of a quiet room: a film's pauses are never digital silence. The same at every run. */
export function roomTone(seconds: number): Float32Array {
  let state = 1;
  let previous = 0;
  return Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    previous = previous * 0.96 + (state / 2 ** 32 - 0.5) * 0.006;
    return previous;
  });
}
