import type { MediaSource } from '@langflix/contracts';

/** A minute and a half of 720p H.264 with English stereo; `video` overrides single fields of the picture. */
export function aMediaSource(
  override: Partial<Omit<MediaSource, 'video'>> & { readonly video?: Partial<MediaSource['video']> } = {},
): MediaSource {
  return {
    uri: 'file:///media/Corner%20Cafe.S01E02.mp4',
    fingerprint: '5f1d0c3a9b7e42688c51e0d4a7f3b962',
    format: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationSec: 90,
    startSec: 0,
    audio: { index: 1, codec: 'aac', channels: 2, language: 'eng' },
    ...override,
    video: {
      index: 0,
      codec: 'h264',
      width: 1280,
      height: 720,
      fps: 25,
      variableFrameRate: false,
      pixelFormat: 'yuv420p',
      interlaced: false,
      sampleAspectRatio: 1,
      ...override.video,
    },
  };
}
