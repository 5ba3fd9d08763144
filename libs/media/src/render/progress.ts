/** What ffmpeg's `-progress` output says, block by block. */
export interface RenderProgress {
  readonly frame: number;
  /** Seconds of output written. */
  readonly outSec: number;
  /** Times real time; undefined while ffmpeg does not know. */
  readonly speed: number | undefined;
  /** True in the last block. */
  readonly ended: boolean;
}

/** Reads `-progress` lines; returns a block when its last line (`progress=...`) has come, else undefined. */
export function progressReader(): (line: string) => RenderProgress | undefined {
  let block: Record<string, string> = {};
  return (line) => {
    const [, key, value] = /^(\w+)=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) return undefined;
    block[key] = value;
    if (key !== 'progress') return undefined;
    const whole = block;
    block = {};
    return {
      frame: Number(whole['frame']) || 0,
      // `out_time_ms` holds microseconds as well; this name says so.
      outSec: (Number(whole['out_time_us']) || 0) / 1e6,
      speed: Number.parseFloat(whole['speed'] ?? '') || undefined,
      ended: value === 'end',
    };
  };
}
