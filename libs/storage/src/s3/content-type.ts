import { extname } from 'node:path';

/** What browsers and players need to know to show a result from the bucket. */
const TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.srt': 'application/x-subrip',
  '.ass': 'text/x-ssa',
};

export const contentTypeOf = (key: string): string =>
  TYPES[extname(key).toLowerCase()] ?? 'application/octet-stream';
