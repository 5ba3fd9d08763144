import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Something that goes wrong for the next requests that fit. */
export interface Fault {
  readonly method: string;
  /** Part of path and query, e.g. `film.mp4` or `partNumber=2`. */
  readonly at: string;
  /** How often. */
  times: number;
  /**
   * An error answer; a disk that takes no more than so much at a time; `hang` never answers; `cut` breaks off a body after
   * some 2 MiB, `damage` changes a byte of it.
   */
  readonly what:
    | { readonly status: number; readonly code: string; readonly location?: string }
    | { readonly uploadBytesPerSecond: number }
    | 'hang'
    | 'cut'
    | 'damage'
    | 'damage-upload';
}

export function takeFault(
  faults: readonly Fault[],
  request: IncomingMessage,
  url: URL,
): Fault['what'] | undefined {
  const fault = faults.find(
    ({ method, at, times }) =>
      times > 0 && method === request.method && decodeURIComponent(url.pathname + url.search).includes(at),
  );
  if (fault === undefined) return undefined;
  fault.times -= 1;
  if (fault.what === 'damage-upload') damageUpload(request);
  return fault.what;
}

/** True when the request is answered, or never will be. */
export async function applyFault(
  what: Fault['what'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (what === 'hang') return true;
  if (typeof what === 'object' && 'uploadBytesPerSecond' in what) {
    await delay((Number(request.headers['content-length'] ?? 0) * 1000) / what.uploadBytesPerSecond);
    return false;
  }
  if (typeof what === 'object') {
    const body = `<?xml version="1.0"?><Error><Code>${what.code}</Code><Message>as the test wants</Message></Error>`;
    const location = what.location === undefined ? {} : { location: what.location };
    response.writeHead(what.status, { 'content-type': 'application/xml', ...location }).end(body);
    return true;
  }
  if (what !== 'damage-upload') spoilBody(response, what);
  return false;
}

function spoilBody(response: ServerResponse, what: 'cut' | 'damage'): void {
  const write = response.write.bind(response) as (chunk: Buffer) => boolean;
  let pieces = 0;
  response.write = ((chunk: Buffer) => {
    pieces += 1;
    // Later than the head of the answer: a client that has not seen it asks once more.
    if (what === 'cut' && pieces > 32) response.socket?.destroy();
    return write(what === 'damage' ? flipped(chunk) : chunk);
  }) as typeof response.write;
}

/** What arrives differs from what was sent. */
function damageUpload(request: IncomingMessage): void {
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, ...rest) => push(chunk && flipped(chunk), ...rest);
}

function flipped(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[0] = (copy[0] ?? 0) ^ 1;
  return copy;
}
