export type PictureCodec = 'h264' | 'hevc' | 'mpeg2' | 'mpeg4' | 'vp9';

interface PictureCoding {
  readonly codec?: PictureCodec;
  readonly interlaced?: boolean;
  readonly colour?: { readonly primaries: string; readonly transfer: string; readonly matrix: string };
}

/** The quickest that each encoder can do, good enough for a barcode. */
const ENCODERS: Readonly<Record<PictureCodec, readonly string[]>> = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast'],
  hevc: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:pools=none'],
  mpeg2: ['-c:v', 'mpeg2video', '-q:v', '3'],
  mpeg4: ['-c:v', 'mpeg4', '-q:v', '3'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '20', '-b:v', '0'],
};
const BY_CONTAINER: Readonly<Record<string, PictureCodec>> = { '.webm': 'vp9', '.avi': 'mpeg4' };

/** Options of ffmpeg that code the picture of a generated film. */
export function pictureCodecOptions(extension: string, coding: PictureCoding): readonly string[] {
  const { codec = BY_CONTAINER[extension] ?? 'h264', interlaced, colour } = coding;
  return [
    ...ENCODERS[codec],
    ...(interlaced ? ['-flags', '+ilme+ildct'] : []),
    ...(colour
      ? ['-color_primaries', colour.primaries, '-color_trc', colour.transfer, '-colorspace', colour.matrix]
      : []),
  ];
}
