/**
 * What ffmpeg's last words say about a device. Programs tell us in text only, so this is the one place that reads it;
 * from here on errors carry codes.
 */

/**
 * The device works but has no session or memory left: a moment later it may. NVENC's session limit (GeForce) is
 * `out of memory (10)` with older drivers and `incompatible client key (21)` with newer ones (obs-studio#11259), both
 * from opening the session; text of libavcodec/nvenc.c. VAAPI and QSV: libva's and oneVPL's own names.
 */
const BUSY = [
  /OpenEncodeSessionEx failed: (out of memory|incompatible client key|encoder busy)/i,
  /(Create(Input|Bitstream)Buffer|InitializeEncoder) failed: out of memory/i,
  /CUDA_ERROR_OUT_OF_MEMORY/,
  /\(MFX_WRN_DEVICE_BUSY\)|\bdevice busy\b/i,
  /\b(hw busy|surface is busy|resource allocation failed)\b/i,
  // kVTVideoEncoderNotAvailableNowErr
  /cannot create compression session: -12915\b/,
];

/** The device, its driver or the way to it is broken or gone: it says nothing about the film. */
const BROKEN = [
  /Cannot load (lib\S*cuda\S*|lib\S*nvidia\S*|nvcuda\S*|nvEncodeAPI\S*)/i,
  /No (NVENC )?capable devices found/i,
  /CUDA_ERROR_\w+/,
  /OpenEncodeSessionEx failed|Driver does not support the required nvenc API version/i,
  /: (no encode device|unsupported device|invalid (encoder )?device|device does not exist|generic error) \(\d+\)/i,
  /MFX session|\bdevice (failed|lost) \(-\d+\)|GPU Hang \(-21\)/i,
  /No VA display found|Failed to initialise VAAPI connection|Device creation failed/i,
  /Failed to (end|begin) picture encode( issue)?: \d+/i,
  /cannot create compression session|Error encoding frame: -\d+/i,
];

export type EncoderFault = 'busy' | 'broken';

/** Undefined when the words say nothing about a device: it is the film, the disk or us. */
export function encoderFault(stderr: string): EncoderFault | undefined {
  if (BUSY.some((words) => words.test(stderr))) return 'busy';
  return BROKEN.some((words) => words.test(stderr)) ? 'broken' : undefined;
}
