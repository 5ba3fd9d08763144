import { join } from 'node:path';
import { startProcess } from './guarded-process.ts';
import type { Fault } from './s3/faults.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a server was asked for. */
export interface S3Request {
  readonly method: string;
  /** `/<bucket>/<key>`, escaped. */
  readonly path: string;
  readonly query: string;
  readonly range?: string;
  /** Of the answer, as far as they left the process. */
  readonly bytes: number;
}

/** An S3 server in a process of its own on 127.0.0.1. */
export interface S3Server {
  readonly endpoint: string;
  /** For the environment of whoever speaks to it: the SDK's own variables. */
  readonly credentials: Readonly<
    Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_REGION', string>
  >;
  /** Where it keeps objects, one folder per bucket, `<key>._S3rver_object`. */
  readonly folder: string;
  readonly pid: number;
  served(): Promise<readonly S3Request[]>;
  /** What goes wrong from now on, in the place of what went wrong before. */
  fail(...faults: readonly Fault[]): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts one with these buckets, empty. It dies with this process, however that ends. */
export async function startS3Server({ buckets }: { readonly buckets: readonly string[] }): Promise<S3Server> {
  const folder = await temporaryFolder();
  const server = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, 's3/serve.ts'), folder.path, ...buckets],
  });
  const line = await server.waitForLine('listening on ');
  const endpoint = `http://127.0.0.1:${line.split(' ').at(-1)}`;
  return {
    endpoint,
    credentials: { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_REGION: 'us-east-1' },
    folder: folder.path,
    pid: server.pid,
    served: async () => (await (await fetch(`${endpoint}/-/served`)).json()) as S3Request[],
    fail: async (...faults) => {
      await fetch(`${endpoint}/-/faults`, { method: 'POST', body: JSON.stringify(faults) });
    },
    [Symbol.asyncDispose]: async () => {
      await server.kill('SIGKILL');
      await folder[Symbol.asyncDispose]();
    },
  };
}
