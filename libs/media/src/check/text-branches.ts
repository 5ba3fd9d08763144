import { printStats } from './picture-stats.ts';
import type { PictureStats } from './picture-stats.ts';

interface Text {
  /** Plain file name of the ASS file in the working folder. */
  readonly name: string;
  readonly frame: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
}

/** Limited-range brightness of the captions drawn on plain grey: their fill is above the one, their outline below the other. */
const FILL_ABOVE = 170;
const OUTLINE_BELOW = 45;

/**
 * Filters that find out whether captions stand in a picture, whatever is behind them: the captions are drawn once more
 * on grey, which tells where their fill and their outline are; then the picture's brightness is taken at just those
 * places. With the captions, fill and outline differ as white and black do; without, they are neighbouring pixels of
 * one picture and hardly differ.
 */
export function textBranches(input: string, { name, frame, fps, width, height }: Text) {
  const drawn = [
    `color=c=0x6E6E6E:s=${width}x${height}:r=25:d=0.04,format=yuv420p`,
    `setpts=PTS+${((frame + 0.5) / fps).toFixed(6)}/TB,ass=filename=${name},setpts=0,split=2[fill][outline]`,
  ];
  const part = (label: string, test: string): readonly string[] => [
    `[${label}]lutyuv=y='255*${test}',split=2[${label}1][${label}2]`,
    `[${label}1]${printStats(`${label}_area`)}[${label}_area]`,
    `[${label}_picture][${label}2]blend=all_mode=multiply,${printStats(`${label}_light`)}[${label}_light]`,
  ];
  return {
    chains: [
      drawn.join(','),
      `${input}select='eq(n,${frame})',setpts=0,format=yuv420p,split=2[fill_picture][outline_picture]`,
      ...part('fill', `gt(val,${FILL_ABOVE})`),
      ...part('outline', `lt(val,${OUTLINE_BELOW})`),
    ],
    outputs: ['fill_area', 'fill_light', 'outline_area', 'outline_light'],
  };
}

/** How much brighter the captions' fill is than their outline, 0 to 255; undefined when they are too small to tell. */
export function textContrast(stats: readonly PictureStats[]): number | undefined {
  const mean = (branch: string): number => stats.find((one) => one.branch === branch)?.mean ?? 0;
  const light = (part: string): number => (mean(`${part}_light`) / mean(`${part}_area`)) * 255;
  const contrast = light('fill') - light('outline');
  return Number.isFinite(contrast) ? Math.round(contrast) : undefined;
}
