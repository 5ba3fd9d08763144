/** What happens, told to every open dashboard as server-sent events. */
import type { ClipProgress, JobSummary, Overview } from '@langflix/contracts';
import type { ServerResponse } from 'node:http';

export interface LiveEvents {
  /** Answers with the stream until the client goes away. @returns false when there are too many already */
  connect(response: ServerResponse): boolean;
  /** The summary is read when it is sent: four times a second at most. */
  jobChanged(job: string): void;
  clipMoved(progress: ClipProgress): void;
  clients(): number;
  close(): void;
}

export interface LiveSources {
  summary(job: string): JobSummary | undefined;
  /** With the newest point of the history only. */
  overview(): Promise<Overview>;
}

const FLUSH_MS = 250;
const OVERVIEW_EVERY_MS = 1000;
const COMMENT_EVERY_MS = 15_000;
/** More at once would fill buffers: the rest follows a moment later. */
const MAX_PER_FLUSH = 200;
const MAX_CLIENTS = 100;
/** A client that leaves so much unread is too slow to follow; it connects again and asks anew. */
const MAX_UNREAD_BYTES = 1_000_000;

export function createLiveEvents({ summary, overview }: LiveSources): LiveEvents {
  const clients = new Set<ServerResponse>();
  const changed = new Set<string>();
  let timers: NodeJS.Timeout[] = [];
  let isAsking = false;

  const drop = (client: ServerResponse): void => {
    clients.delete(client);
    if (clients.size > 0) return;
    timers.forEach(clearInterval);
    timers = [];
    changed.clear();
  };
  const send = (text: string, to: Iterable<ServerResponse> = clients): void => {
    for (const client of [...to]) {
      if (client.writableLength > MAX_UNREAD_BYTES) client.destroy();
      else client.write(text);
    }
  };
  const sendJobs = (): void => {
    let sent = 0;
    for (const job of changed) {
      if (sent >= MAX_PER_FLUSH) return;
      changed.delete(job);
      const body = summary(job);
      if (body !== undefined) send(eventText('job', body));
      sent += 1;
    }
  };
  const sendOverview = async (to?: Iterable<ServerResponse>): Promise<void> => {
    if (isAsking && to === undefined) return;
    isAsking = true;
    try {
      send(eventText('overview', await overview()), to);
    } catch {
      // The next one comes in a second.
    } finally {
      isAsking = false;
    }
  };
  const start = (): void => {
    timers = [
      setInterval(sendJobs, FLUSH_MS),
      setInterval(() => void sendOverview(), OVERVIEW_EVERY_MS),
      setInterval(() => send(': still here\n\n'), COMMENT_EVERY_MS),
    ];
  };
  return {
    connect(response) {
      if (clients.size >= MAX_CLIENTS) return false;
      response.once('close', () => drop(response));
      response.on('error', () => undefined);
      response.writeHead(200, HEADERS);
      response.write('retry: 2000\n\n');
      clients.add(response);
      if (timers.length === 0) start();
      void sendOverview([response]);
      return true;
    },
    jobChanged: (job) => void (clients.size > 0 && changed.add(job)),
    clipMoved: (progress) => void (clients.size > 0 && send(eventText('clip', progress))),
    clients: () => clients.size,
    close: () => [...clients].forEach((client) => client.end()),
  };
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  // Proxies of the nginx kind would collect it.
  'x-accel-buffering': 'no',
};

const eventText = (name: string, body: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(body)}\n\n`;
