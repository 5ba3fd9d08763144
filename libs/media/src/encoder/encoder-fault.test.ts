import { describe, expect, test } from '@jest/globals';
import { encoderFault } from './encoder-fault.ts';

const tail =
  '\nError initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 - maybe incorrect parameters such as bit_rate, rate, width or height';

describe('what ffmpeg says', () => {
  test.each([
    '[h264_nvenc @ 0x5601aa5b40c0] OpenEncodeSessionEx failed: out of memory (10): (no details)\n[h264_nvenc @ 0x5601aa5b40c0] No capable devices found',
    '[h264_nvenc @ 000001b6accb0500] OpenEncodeSessionEx failed: incompatible client key (21): (no details)',
    '[h264_nvenc @ 0x55] cu->cuCtxCreate(&ctx) failed -> CUDA_ERROR_OUT_OF_MEMORY: out of memory',
    '[h264_vaapi @ 0x55] Failed to create encode pipeline context: 2 (resource allocation failed).',
  ])('means that the device is busy: %s', (words) => {
    expect(encoderFault(words + tail)).toBe('busy');
  });

  test.each([
    '[h264_nvenc @ 0x55d6edabd6c0] Cannot load libcuda.so.1',
    '[h264_nvenc @ 0x55] dl_fn->cuda_dl->cuInit(0) failed -> CUDA_ERROR_NO_DEVICE: no CUDA-capable device is detected',
    '[h264_nvenc @ 0x55] OpenEncodeSessionEx failed: unsupported device (2): (no details)\n[h264_nvenc @ 0x55] No capable devices found',
    '[h264_nvenc @ 0x55] EncodePicture failed!: device does not exist (5): (no details)',
    '[h264_qsv @ 0x5621c379d6c0] Error initializing an internal MFX session: unsupported (-3)',
    '[h264_qsv @ 0x55d283223f80] Error during encoding: device failed (-17)',
    '[AVHWDeviceContext @ 0x5610bdbe00c0] No VA display found for device /dev/dri/renderD128.\nDevice creation failed: -22.',
    '[AVHWDeviceContext @ 0x7f1e28019440] Failed to initialise VAAPI connection: -1 (unknown libva error).',
    '[hevc_videotoolbox @ 0x7fa5bf815000] Error: cannot create compression session: -12908',
  ])('means that the device is broken: %s', (words) => {
    expect(encoderFault(words + tail)).toBe('broken');
  });

  test.each([
    '[mov,mp4 @ 0x55ad351fea00] moov atom not found\nfile:/media/a.mp4: Invalid data found when processing input',
    '[h264 @ 0x55] error while decoding MB 12 30, bytestream -7',
    '[h264_nvenc @ 0x55] InitializeEncoder failed: invalid param (8): Frame Dimension less than the minimum supported value.',
  ])('says nothing about the device: %s', (words) => {
    expect(encoderFault(words + tail)).toBeUndefined();
  });
});
