/** Samples per second of every clip. */
export const SAMPLE_RATE = 48_000;

/**
 * Any layout to stereo at 48 kHz, on one unbroken time line: pauses in the stream become silence. What is measured and
 * what is heard go through the same mix. Channels come in the order that ffmpeg knows for their number.
 */
export function stereoMix({ channels }: { readonly channels: number }): readonly string[] {
  const mix = DIALOGUE_MIXES[channels];
  return [
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    ...(mix === undefined ? [] : [mix]),
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
  ];
}

/**
 * Dialogue sits in the centre, so it is kept 3 dB above the 0.707 of ITU-R BS.775 against the sides, which lose a
 * little more than there; the bass channel is left out as usual. `<` scales the sum so that nothing clips. Layouts that
 * are not named here (their channels' order is not certain, or they have no centre) go ffmpeg's usual way.
 */
const DIALOGUE_MIXES: Readonly<Record<number, string>> = {
  // One channel comes from both sides as loud as it is; ffmpeg's own way takes 3 dB off.
  1: 'pan=stereo|c0=c0|c1=c0',
  // FL FR FC BL BR
  5: 'pan=stereo|c0<c0+c2+0.5*c3|c1<c1+c2+0.5*c4',
  // FL FR FC LFE BL BR
  6: 'pan=stereo|c0<c0+c2+0.5*c4|c1<c1+c2+0.5*c5',
  // FL FR FC LFE BC SL SR
  7: 'pan=stereo|c0<c0+c2+0.35*c4+0.5*c5|c1<c1+c2+0.35*c4+0.5*c6',
  // FL FR FC LFE BL BR SL SR
  8: 'pan=stereo|c0<c0+c2+0.35*c4+0.5*c6|c1<c1+c2+0.35*c5+0.5*c7',
};
