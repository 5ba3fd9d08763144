import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** A log longer than this moves aside, so that a service keeps twice as much at most. */
const MAX_BYTES = 5 * 1024 * 1024;
const TAIL_LINES = 20;
/** A line is cut here: nothing that matters is longer, and memory stays bounded. */
const MAX_LINE = 64 * 1024;

export interface LogFile {
  /** Does nothing once closed: the last words of a killed process may come late. */
  write(chunk: Uint8Array): void;
  /** The last lines, for a message about a process that will not start. */
  tail(): string;
  close(): void;
}

/**
 * A log that starts empty; the one of the run before is kept beside it as `<path>.1`.
 * @param onLine gets every complete line.
 */
export function openLogFile(path: string, onLine: (line: string) => void): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  const decoder = new StringDecoder('utf8');
  const recent: string[] = [];
  let file: number | undefined = startAfresh(path);
  let size = 0;
  let partial = '';

  const take = (line: string): void => {
    recent.push(line);
    if (recent.length > TAIL_LINES) recent.shift();
    onLine(line);
  };

  return {
    write: (chunk) => {
      if (file === undefined) return;
      if (size > MAX_BYTES) {
        closeSync(file);
        file = startAfresh(path);
        size = 0;
      }
      size += writeSync(file, chunk);
      const lines = (partial + decoder.write(chunk)).split('\n');
      partial = (lines.pop() ?? '').slice(-MAX_LINE);
      lines.forEach(take);
    },
    tail: () => [...recent, ...(partial === '' ? [] : [partial])].join('\n'),
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function startAfresh(path: string): number {
  if (existsSync(path)) renameSync(path, `${path}.1`);
  return openSync(path, 'w');
}
