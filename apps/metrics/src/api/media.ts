/** Serves files with byte ranges, so that a browser can play and seek. */
import type { Storage } from '@langflix/storage';
import { Readable } from 'node:stream';
import { ApiFailure } from './api-failure.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
};

export interface MediaRequest {
  /** Out of a fact, never out of the address that was asked for. */
  readonly uri: string;
  readonly range: string | undefined;
  readonly isHead: boolean;
  readonly signal: AbortSignal;
}

/** @throws ApiFailure 404 when the file is gone or of another kind than clips have. */
export async function serveMedia(
  storage: Pick<Storage, 'stat' | 'stream'>,
  { uri, range, isHead, signal }: MediaRequest,
): Promise<Response> {
  const type = TYPES[uri.slice(uri.lastIndexOf('.'))];
  const stat = type === undefined ? undefined : await storage.stat(uri);
  if (type === undefined || stat === undefined) {
    throw new ApiFailure(
      404,
      'file_missing',
      'The file of this clip is not there any more: re-drive the job.',
    );
  }
  const size = stat.sizeBytes;
  const headers = new Headers({
    'content-type': type,
    'accept-ranges': 'bytes',
    // The name is of one clip of one job, whose file is never changed.
    'cache-control': 'private, max-age=86400, immutable',
  });
  const part = readRange(range, size);
  if (part === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { startByte, endByte } = part ?? { startByte: 0, endByte: size - 1 };
  headers.set('content-length', String(endByte - startByte + 1));
  if (part !== undefined) headers.set('content-range', `bytes ${startByte}-${endByte}/${size}`);
  const status = part === undefined ? 200 : 206;
  if (isHead || size === 0) return new Response(null, { status, headers });
  const stream = await storage.stream(uri, { startByte, endByte, signal });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}

type Range = { readonly startByte: number; readonly endByte: number };

/** One range only; anything that is not understood counts as none, as RFC 9110 has it. */
export function readRange(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const startByte = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const endByte = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (startByte >= size) return 'unsatisfiable';
  return endByte < startByte ? undefined : { startByte, endByte };
}
