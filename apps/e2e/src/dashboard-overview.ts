/** The rest of what the dashboard is shown in tests: services, quota, the last hour, slow jobs, dead letters. */
import type { DeadLettersReply, HistoryPoint, Overview, ScalingAdvice, SlowReply } from '@langflix/contracts';
import { HISTORY_EVERY_SEC } from '@langflix/contracts';
import { at } from './dashboard-data.ts';

export function anOverview(override: Partial<Overview> = {}): Overview {
  return {
    at: at(0),
    brokerConnected: true,
    ready: true,
    jobs: { waiting: 1, running: 1, complete: 6664, partial: 1667, failed: 1667, rejected: 0 },
    services: [
      service('ingest', 1, 96_000_000),
      service('subtitle-chunker', 1, 118_000_000),
      service('llm-analyzer', 2, 262_000_000),
      service('clip-encoder', 3, 1_240_000_000),
      service('cache', 1, 88_000_000),
    ],
    scaling: [
      advice({
        service: 'ingest',
        desiredReplicas: 1,
        runningReplicas: 1,
        reason: 'One replica keeps up with 0.1 messages a second.',
      }),
      advice({
        service: 'subtitle-chunker',
        desiredReplicas: 1,
        runningReplicas: 1,
        reason: 'Nothing waits; the minimum stays.',
        limitedBy: 'minimum',
      }),
      advice({
        service: 'llm-analyzer',
        desiredReplicas: 2,
        runningReplicas: 2,
        backlog: 31,
        quotaReplicas: 2,
        limitedBy: 'quota',
        reason: '5 would work the backlog off in 300 s, but the quota feeds 2.',
      }),
      advice({
        service: 'clip-encoder',
        desiredReplicas: 6,
        runningReplicas: 3,
        backlog: 182,
        oldestSeconds: 74,
        reason: '182 clips of 5.4 s each within 300 s need 4, arrivals 2 more.',
      }),
    ],
    quotas: [
      {
        project: 'default',
        model: 'gemini-2.5-flash',
        limits: [
          { limit: 'requests_per_minute', used: 9, most: 10 },
          { limit: 'tokens_per_minute', used: 88_120, most: 250_000 },
          { limit: 'requests_per_day', used: 214, most: 0 },
        ],
        share: 1,
      },
    ],
    deadLetters: 2,
    history: anHour(),
    ...override,
  };
}

export function anHour(): HistoryPoint[] {
  const points = 3600 / HISTORY_EVERY_SEC;
  return Array.from({ length: points }, (_, i) => ({
    at: at((i - points + 1) * HISTORY_EVERY_SEC),
    backlog: {
      ingest: Math.round(2 + 2 * Math.sin(i / 9)),
      'subtitle-chunker': i % 40 < 3 ? 4 : 0,
      'llm-analyzer': Math.max(0, Math.round(30 + 28 * Math.sin(i / 34))),
      'clip-encoder': Math.max(0, Math.round(90 + 90 * Math.sin(i / 52 + 1))),
    },
    clipsPerMinute: 28 + 9 * Math.sin(i / 17),
    requestsPerMinute: Math.min(10, 7 + 4 * Math.sin(i / 21)),
    jobsRunning: Math.round(4 + 3 * Math.sin(i / 44)),
  }));
}

const service = (name: string, replicas: number, memoryBytes: number) => ({
  service: name,
  replicas,
  draining: 0,
  inFlight: replicas,
  memoryBytes,
  cpuCores: replicas * 0.42,
});

function advice(known: Pick<ScalingAdvice, 'service' | 'reason'> & Partial<ScalingAdvice>): ScalingAdvice {
  return {
    desiredReplicas: 1,
    runningReplicas: 1,
    backlog: 0,
    arrivalsPerSecond: 0.1,
    concurrency: 1,
    steadyReplicas: 0.4,
    backlogReplicas: 1,
    drainSeconds: 300,
    minReplicas: 1,
    maxReplicas: 20,
    limitedBy: 'nothing',
    ...known,
  };
}

export function someSlowJobs(): SlowReply {
  return {
    jobs: [
      {
        job: 'job-4',
        series: 'Small Hours',
        episode: 'S01E05',
        submittedAt: at(-380),
        closedAt: at(-20),
        wallSeconds: 912,
        contentSeconds: 2640,
        secondsPerMinute: 20.7,
        medianSecondsPerMinute: 4.3,
        cause: {
          stage: 'analyze',
          kind: 'wait',
          operation: 'wait for quota',
          seconds: 702,
          medianSeconds: 41,
          explanation: 'Waited 702 s for the model’s quota; other jobs waited 41 s.',
        },
        traceUrl: 'http://127.0.0.1:16686/trace/0af7651916cd43dd8448eb211c80319c',
      },
    ],
  };
}

export function someDeadLetters(): DeadLettersReply {
  const letter = { consumer: 'ingest__episode-submitted', deliveries: 1, time: at(-600) };
  return {
    deadLetters: [
      {
        ...letter,
        seq: 8,
        subject: 'langflix.v1.episode.submitted',
        code: 'schema',
        reason: 'targetLanguage: unknown language "xx"',
        redrive: 'submit',
      },
      {
        ...letter,
        seq: 7,
        subject: 'langflix.v1.job.job-0.clip.requested.clip-11',
        consumer: 'clip-encoder__clip-requested',
        code: 'encoder_stalled',
        reason: 'The encoder stopped after 12 of 432 frames.',
        job: 'job-0',
        redrive: 'none',
      },
    ],
  };
}
