import type { MediaSource } from '@langflix/contracts';
import { evenSize } from '../probe/picture.ts';
import type { FrameRate } from '../probe/frame-rate.ts';

export interface PictureEdit {
  readonly video: MediaSource['video'];
  readonly rate: FrameRate;
  /** Seconds read before the clip's first frame. */
  readonly leadSec: number;
  readonly frames: number;
  /** Whether the film may have no further picture before the clip's end. */
  readonly holdLast: boolean;
  /** File name, relative to ffmpeg's working folder, of the captions to burn in. */
  readonly captions?: string | undefined;
}

/** Seconds that the last frame may stand still when a film's picture ends a little before its sound. */
const HOLD_LAST_SEC = 0.5;
/** Brightness is not encoded on the usual curve: HDR10 and HLG. */
const HDR_TRANSFERS = ['smpte2084', 'arib-std-b67'];

/** Turns the film's picture into the clip's: constant rate, exact frames, upright, square pixels, even size, SDR. */
export function videoFilters(edit: PictureEdit): readonly string[] {
  const { video, rate, leadSec, frames, holdLast, captions } = edit;
  return [
    ...(video.interlaced ? ['bwdif=mode=send_frame:deint=all'] : []),
    // Frames are taken from a grid that begins at the clip's start: what was on screen then is the first of them.
    `fps=fps=${rate.numerator}/${rate.denominator}:start_time=${leadSec}`,
    'setpts=PTS-STARTPTS',
    // Not everywhere: it keeps each picture by it, so that captions need a copy of each to be drawn on.
    ...(holdLast ? [`tpad=stop_mode=clone:stop_duration=${HOLD_LAST_SEC}`] : []),
    `trim=end_frame=${frames}`,
    ...sizeFilters(video),
    ...(HDR_TRANSFERS.includes(video.colorTransfer ?? '') ? TONE_MAP : []),
    'format=yuv420p',
    ...(captions === undefined ? [] : [`ass=filename=${captions}`]),
  ];
}

/** Scales only when the pixels are not square (or the picture is one pixel small); an odd edge is cut off. */
function sizeFilters(video: MediaSource['video']): readonly string[] {
  const { width, height } = evenSize(video);
  const squeezed = Math.abs(video.sampleAspectRatio - 1) > 0.002;
  const tiny = video.width < 2 || video.height < 2;
  const resize = squeezed || tiny ? `scale=${width}:${height}:flags=bicubic` : `crop=${width}:${height}:0:0`;
  return [resize, 'setsar=1'];
}

/**
 * To BT.709 by way of linear light. HDR's reference white (203 nits, ITU-R BT.2408) becomes 1.0, so that faces and
 * walls come out as bright as in an SDR film; the Moebius curve leaves what is darker as it is and rolls the lights up
 * to 1000 nits off, where most HDR10 films are mastered and HLG ends. Matrix and primaries are named because files
 * often say no more than the transfer; both systems have these.
 */
const TONE_MAP = [
  'zscale=min=2020_ncl:pin=2020:t=linear:npl=203,format=gbrpf32le',
  'zscale=p=bt709,tonemap=mobius:param=0.3:desat=0:peak=4.93',
  'zscale=t=bt709:m=bt709:r=tv',
];
