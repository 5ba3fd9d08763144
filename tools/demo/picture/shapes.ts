/** Vector drawings in the notation of ASS subtitles, in pixels of the 1280x720 picture, y downwards. */

export interface Shape {
  /** `#rrggbb` */
  readonly color: string;
  /** ASS drawing commands; several figures may follow one another. */
  readonly path: string;
  /** 1 is opaque. */
  readonly opacity?: number;
  /** Radius of a soft edge in pixels. */
  readonly blur?: number;
}

export const shape = (color: string, ...paths: readonly string[]): Shape => ({
  color,
  path: paths.join(' '),
});

export const glow = (color: string, path: string, options: { opacity: number; blur: number }): Shape => ({
  color,
  path,
  ...options,
});

type Point = readonly [x: number, y: number];

export function polygon(...points: readonly Point[]): string {
  const [first, ...others] = points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`);
  return `m ${first} l ${others.join(' ')}`;
}

export const rect = (x: number, y: number, size: Point): string => {
  const [width, height] = size;
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
};

/** Distance of a Bezier handle that makes a quarter circle, for radius 1. */
const HANDLE = 0.5523;

export function ellipse(x: number, y: number, radii: Point): string {
  const [rx, ry] = radii;
  const at = (dx: number, dy: number): string => `${Math.round(x + dx * rx)} ${Math.round(y + dy * ry)}`;
  const quarters = [
    [at(HANDLE, -1), at(1, -HANDLE), at(1, 0)],
    [at(1, HANDLE), at(HANDLE, 1), at(0, 1)],
    [at(-HANDLE, 1), at(-1, HANDLE), at(-1, 0)],
    [at(-1, -HANDLE), at(-HANDLE, -1), at(0, -1)],
  ];
  return `m ${at(0, -1)} b ${quarters.flat().join(' ')}`;
}

export const circle = (x: number, y: number, radius: number): string => ellipse(x, y, [radius, radius]);

/** A rectangle with round corners. */
export function pill(x: number, y: number, size: Point, radius = 24): string {
  const [width, height] = size;
  const near = radius * (1 - HANDLE);
  const p = (px: number, py: number): string => `${Math.round(px)} ${Math.round(py)}`;
  const [right, bottom] = [x + width, y + height];
  return [
    `m ${p(x + radius, y)} l ${p(right - radius, y)}`,
    `b ${p(right - near, y)} ${p(right, y + near)} ${p(right, y + radius)}`,
    `l ${p(right, bottom - radius)}`,
    `b ${p(right, bottom - near)} ${p(right - near, bottom)} ${p(right - radius, bottom)}`,
    `l ${p(x + radius, bottom)}`,
    `b ${p(x + near, bottom)} ${p(x, bottom - near)} ${p(x, bottom - radius)}`,
    `l ${p(x, y + radius)} b ${p(x, y + near)} ${p(x + near, y)} ${p(x + radius, y)}`,
  ].join(' ');
}

/** x and y of two handles and of the end of a Bezier segment. */
type Segment = readonly [number, number, number, number, number, number];

/** A closed curve through Bezier segments. */
export const curve = (start: Point, ...segments: readonly Segment[]): string =>
  [`m ${start.join(' ')}`, ...segments.map((numbers) => `b ${numbers.join(' ')}`)].join(' ');
