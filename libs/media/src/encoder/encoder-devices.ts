import { readdir } from 'node:fs/promises';
import { platform } from 'node:os';
import type { EncoderDevice, EncoderName } from './video-encoder.ts';

export interface EncoderWish {
  /** `auto`: the first that works; `none`: x264; else that kind of device, x264 when it does not work. */
  readonly hardwareAcceleration: 'auto' | 'cuda' | 'qsv' | 'vaapi' | 'videotoolbox' | 'none';
  /** A particular encoder, tried instead of the others. Default `auto`. */
  readonly codec?: 'auto' | EncoderName;
}

const OF_ACCELERATION: Readonly<Record<EncoderWish['hardwareAcceleration'], readonly EncoderName[]>> = {
  // What the operating system has no driver for is not even tried: each trial delays the start of a service.
  auto: platform() === 'darwin' ? ['h264_videotoolbox'] : ['h264_nvenc', 'h264_qsv', 'h264_vaapi'],
  cuda: ['h264_nvenc'],
  qsv: ['h264_qsv'],
  vaapi: ['h264_vaapi'],
  videotoolbox: ['h264_videotoolbox'],
  none: [],
};

/** Encoders of devices to try for a wish, best first; without x264. */
export function wishedEncoders({
  hardwareAcceleration,
  codec = 'auto',
}: EncoderWish): readonly EncoderName[] {
  const wished = codec === 'auto' ? OF_ACCELERATION[hardwareAcceleration] : [codec];
  return wished.filter((name) => name !== 'libx264');
}

/** True when the wish names a device: going without one is then worth telling. */
export function isDeviceWished(wish: EncoderWish): boolean {
  return (
    wishedEncoders(wish).length > 0 &&
    (wish.hardwareAcceleration !== 'auto' || (wish.codec !== undefined && wish.codec !== 'auto'))
  );
}

/**
 * Every device that an encoder could run on: render nodes for VAAPI and QSV (on machines with several cards the Intel
 * one need not be the first), none without a node; cards for NVENC, the driver's own choice where none can be seen.
 */
export async function devicesOf(name: EncoderName, devFolder = '/dev'): Promise<readonly EncoderDevice[]> {
  if (name === 'h264_vaapi' || name === 'h264_qsv') {
    const nodes = await namesIn(`${devFolder}/dri`, /^renderD\d+$/);
    return nodes.map((node) => ({ name, device: `${devFolder}/dri/${node}` }));
  }
  if (name === 'h264_nvenc') {
    const cards = await namesIn(devFolder, /^nvidia\d+$/);
    // A single card is left to the driver: in a container its file may be nvidia3 and its number still 0.
    return cards.length > 1 ? cards.map((_card, number) => ({ name, device: String(number) })) : [{ name }];
  }
  return [{ name }];
}

async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
  return names.filter((name) => pattern.test(name)).toSorted(byNumber);
}
