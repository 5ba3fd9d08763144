/** What happens, as the server tells it, for as long as the page is open. */
import type { ClipProgress, JobSummary, Overview } from '@langflix/contracts';

export type Connection = 'connecting' | 'live' | 'lost';

export interface LiveHandlers {
  /** `live` also after a loss: what happened meanwhile was not told, so ask again. */
  onConnection(connection: Connection): void;
  onOverview(overview: Overview): void;
  onJob(job: JobSummary): void;
  onClip(progress: ClipProgress): void;
}

/** The part of `EventSource` that is used. */
export interface EventStream {
  readonly readyState: number;
  onopen: ((event: Event) => unknown) | null;
  onerror: ((event: Event) => unknown) | null;
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface LiveOptions {
  open(): EventStream;
  /** Runs something later; gives what takes it back. */
  later(action: () => void, delayMs: number): () => void;
}

const CLOSED = 2;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Listens until it is stopped. A browser connects again by itself after a broken connection, but gives up for good
 * when the server answers with an error: then a new stream is opened, ever more slowly.
 */
export function listen(handlers: LiveHandlers, { open, later }: LiveOptions): () => void {
  let stream: EventStream;
  let retryMs = FIRST_RETRY_MS;
  let cancel = (): void => undefined;
  const connect = (): void => {
    stream = open();
    stream.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      handlers.onConnection('live');
    };
    stream.onerror = () => {
      handlers.onConnection('lost');
      if (stream.readyState !== CLOSED) return;
      cancel = later(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
    on(stream, 'overview', handlers.onOverview);
    on(stream, 'job', handlers.onJob);
    on(stream, 'clip', handlers.onClip);
  };
  connect();
  return () => {
    cancel();
    stream.close();
  };
}

function on<T>(stream: EventStream, name: string, handle: (body: T) => void): void {
  stream.addEventListener(name, ({ data }) => handle(JSON.parse(data) as T));
}
