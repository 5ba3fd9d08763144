/** What signalstats says of one picture, and which branch of the filtergraph it came from. */
export interface PictureStats {
  readonly branch: string;
  /** Brightness, 0 to 255. */
  readonly mean: number;
  readonly brightest: number;
  /** Mean difference to the picture before it. */
  readonly difference: number;
}

const MARK = 'langflix';

/** Filters that print a branch's statistics, picture by picture, to stdout. */
export function printStats(branch: string): string {
  // Directly: several branches write to one stream, and whole lines must stay whole.
  return `signalstats,metadata=mode=add:key=${MARK}:value=${branch},metadata=mode=print:file=-:direct=1`;
}

/** What `printStats` printed. */
export function readStats(stdout: string): readonly PictureStats[] {
  return stdout.split(/^frame:/m).flatMap((block) => {
    const values = new Map(
      Array.from(block.matchAll(/^(?:lavfi\.signalstats\.)?(\w+)=(\S+)$/gm), ([, key = '', value = '']) => [
        key,
        value,
      ]),
    );
    const branch = values.get(MARK);
    const number = (key: string): number => Number(values.get(key));
    if (branch === undefined) return [];
    return [{ branch, mean: number('YAVG'), brightest: number('YMAX'), difference: number('YDIF') }];
  });
}
