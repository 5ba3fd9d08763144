/**
 * Program: an S3 server on 127.0.0.1, s3rver with what it lacks. `serve.ts <folder> <bucket>...` prints its port.
 * s3rver 5 knows neither conditional writes nor checksums of bodies, cannot end or list uploads of many parts and
 * writes objects in place; its continuation tokens need a cipher that OpenSSL 3 no longer has. The rest is its own:
 * signatures, ranges, copies, listings, errors.
 */
import crypto from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { checkWrite } from './check-write.ts';
import { applyFault, takeFault } from './faults.ts';
import type { Fault } from './faults.ts';
import { abortUpload, listUploads } from './uploads.ts';

const [folder = '', ...buckets] = process.argv.slice(2);

reviveDes();
const s3rver = (options: object): S3rver =>
  new S3rver({ directory: folder, silent: true, vhostBuckets: false, ...options });
await s3rver({ configureBuckets: buckets.map((name) => ({ name })) }).configureBuckets();
const serveObjects = s3rver({}).callback();
// It leaves out the last slash of a listing's path, which the SDK signs.
const serveListings = s3rver({ allowMismatchedSignatures: true }).callback();

const served: object[] = [];
let faults: readonly Fault[] = [];

const server = createServer((request, response) => {
  // A client that breaks off in the middle of a body is no reason to end.
  answer(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  if (url.pathname === '/-/served') return void response.end(JSON.stringify(served));
  if (url.pathname === '/-/faults') {
    faults = (await json(request)) as Fault[];
    return void response.end();
  }
  count(request, response, url);
  const fault = takeFault(faults, request, url);
  if (fault !== undefined && (await applyFault(fault, request, response))) return;
  if (url.searchParams.has('uploads') && request.method === 'GET') return listUploads(folder, url, response);
  if (url.searchParams.has('uploadId') && request.method === 'DELETE') {
    return abortUpload(folder, url, response);
  }
  const serve = /^\/[^/]*\/?$/.test(url.pathname) ? serveListings : serveObjects;
  if (await checkWrite(folder, { request, response, url })) serve(request, response);
}

/** Keeps what is asked and how many bytes of body go out, as far as the socket takes them. */
function count(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const { method, headers } = request;
  const entry = { method, path: url.pathname, query: url.search, range: headers.range, bytes: 0 };
  served.push(entry);
  const before = request.socket.bytesWritten;
  const settle = (): void => void (entry.bytes = request.socket.bytesWritten - before);
  response.on('close', settle).on('finish', settle);
}

/** Single DES is triple DES with one key three times. */
function reviveDes(): void {
  const { createCipheriv, createDecipheriv } = crypto;
  const thrice = (key: Buffer): Buffer => Buffer.concat([key, key, key]);
  const iv = (given: Buffer | undefined): Buffer => given ?? Buffer.alloc(8);
  Object.assign(crypto, {
    createCipheriv: (name: string, key: Buffer, vector?: Buffer) =>
      name === 'des'
        ? createCipheriv('des-ede3-cbc', thrice(key), iv(vector))
        : createCipheriv(name, key, vector ?? null),
    createDecipheriv: (name: string, key: Buffer, vector?: Buffer) =>
      name === 'des'
        ? createDecipheriv('des-ede3-cbc', thrice(key), iv(vector))
        : createDecipheriv(name, key, vector ?? null),
  });
}
