import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { keyOfUpload } from './uploads.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/**
 * Judges a write as S3 does: `If-None-Match: *` on an object that is there, and a body that is not what its checksum
 * says, are refused. False when it is answered. Bodies are taken in whole first: s3rver writes objects in place.
 */
export async function checkWrite(folder: string, { request, response, url }: Exchange): Promise<boolean> {
  const { method, headers } = request;
  const isCompletion = method === 'POST' && url.searchParams.has('uploadId');
  if (method !== 'PUT' && !isCompletion) return true;
  if (headers['if-none-match'] === '*' && isThere(folder, url)) {
    refuse(response, 412, 'PreconditionFailed');
    return false;
  }
  if (method !== 'PUT' || 'x-amz-copy-source' in headers) return true;
  const body = await buffer(request);
  if (!isAsStated(body, headers)) {
    refuse(response, 400, 'BadDigest');
    return false;
  }
  giveAgain(request, body);
  return true;
}

function isThere(folder: string, url: URL): boolean {
  const [bucket = '', ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
  const upload = url.searchParams.get('uploadId');
  const key = upload === null ? rest.join('/') : keyOfUpload(folder, bucket, upload);
  return existsSync(join(folder, bucket, `${key}._S3rver_object`));
}

function isAsStated(body: Buffer, headers: IncomingMessage['headers']): boolean {
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  const sha = createHash('sha256').update(body).digest();
  const stated: readonly (readonly [unknown, string])[] = [
    [headers['x-amz-checksum-crc32'], crc.toString('base64')],
    [headers['x-amz-checksum-sha256'], sha.toString('base64')],
    [/^[0-9a-f]{64}$/.exec(String(headers['x-amz-content-sha256']))?.[0], sha.toString('hex')],
  ];
  return stated.every(([said, is]) => said === undefined || said === is);
}

/** The body once more, for whoever reads the request next. */
function giveAgain(request: IncomingMessage, body: Buffer): void {
  const again = Readable.from(body.length === 0 ? [] : [body]);
  Object.assign(request, {
    pipe: again.pipe.bind(again),
    on: again.on.bind(again),
    once: again.once.bind(again),
    [Symbol.asyncIterator]: again[Symbol.asyncIterator].bind(again),
  });
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>refused</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}
