/** What the dashboard is shown in tests: made up, but valid by the contracts and of lifelike shape. */
import type {
  ClipCard,
  JobDetail,
  JobState,
  JobSummary,
  JobTimeline,
  PathSegment,
  TimelinePart,
} from '@langflix/contracts';

export const START = Date.parse('2026-11-20T09:00:00.000Z');
export const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

const SERIES = ['Corner Shop', 'Night Ferry', 'The Long Way Home', 'Harbour Lights', 'Small Hours'];
const STATES: readonly JobState[] = ['complete', 'complete', 'complete', 'partial', 'complete', 'failed'];

export function aJobSummary(override: Partial<JobSummary> = {}): JobSummary {
  return {
    job: 'job-0',
    series: 'Corner Shop',
    episode: 'S01E03',
    state: 'complete',
    submittedAt: at(0),
    closedAt: at(194),
    wallSeconds: 194,
    contentSeconds: 2710,
    counts: {
      chunks: 12,
      chunksAnalyzed: 12,
      chunksFailed: 0,
      clipsRequested: 36,
      clipsEncoded: 36,
      clipsReused: 4,
      clipsFailed: 0,
    },
    progress: 1,
    costUsd: 0.0314,
    failures: 0,
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    ...override,
  };
}

/** Newest first; the first two are under way. */
export function manyJobs(count: number): JobSummary[] {
  return Array.from({ length: count }, (_, i) => {
    const state = i === 0 ? 'running' : i === 1 ? 'waiting' : (STATES[i % STATES.length] ?? 'complete');
    const isOpen = i < 2;
    return aJobSummary({
      job: `job-${i}`,
      series: SERIES[i % SERIES.length] ?? '',
      episode: `S0${1 + (i % 4)}E${String(1 + (i % 22)).padStart(2, '0')}`,
      state,
      submittedAt: at(-i * 95),
      ...(isOpen ? { progress: i === 0 ? 0.42 : 0, etaSeconds: 96 } : { closedAt: at(-i * 95 + 180) }),
      failures: state === 'failed' ? 1 : 0,
    });
  });
}

const EXPRESSIONS: readonly (readonly [string, string, string, string])[] = [
  ['turn down', '거절하다', 'She turned down the job offer again.', '그녀는 그 일자리 제안을 또 거절했어.'],
  ['run out of', '다 떨어지다', 'I know, but I ran out of coffee.', '알아, 그런데 커피가 다 떨어졌어.'],
  ['give up', '포기하다', 'You never give up on your dreams.', '넌 절대 꿈을 포기하지 않잖아.'],
  ['think it over', '곰곰이 생각하다', 'Hold on, let me think it over.', '잠깐만, 생각 좀 해 볼게.'],
  ['look forward to', '고대하다', 'Sure, I look forward to it.', '좋아, 기대하고 있을게.'],
];

export function someClips(count: number, videoPath?: string): ClipCard[] {
  return Array.from({ length: count }, (_, i) => {
    const [expression, meaning, line, translation] = EXPRESSIONS[i % EXPRESSIONS.length] ?? ['', '', '', ''];
    const clip = {
      clip: `clip-${i}`,
      expression,
      meaning,
      line,
      translation,
      startSec: 60 + i * 24,
      endSec: 78 + i * 24,
    };
    if (i === count - 1 && count > 2) {
      const reason = 'The encoder stopped after 12 of 432 frames: is the disk full?';
      return { ...clip, state: 'failed' as const, failure: { code: 'encoder_stalled', reason } };
    }
    if (i === count - 2 && count > 2) return { ...clip, state: 'requested' as const };
    const captionPaths = { en: `media/job-0/clip-${i}.en.vtt`, ko: `media/job-0/clip-${i}.ko.vtt` };
    const video = videoPath === undefined ? {} : { videoPath, captionPaths };
    return { ...clip, state: 'encoded' as const, encoder: 'libx264', ...video };
  });
}

/** Chunks one after the other, their clips side by side behind them. */
export function aTimeline({ chunks = 6, clips = 100, isOpen = false } = {}): JobTimeline {
  const parts: TimelinePart[] = [
    part({ stage: 'ingest' }, 0, 0.4, 2.1),
    part({ stage: 'measure' }, 2.1, 2.3, 19),
    part({ stage: 'chunk' }, 2.1, 2.2, 3.1),
  ];
  const path: PathSegment[] = [
    ...segments('ingest', undefined, 0, 0.4, 2.1),
    ...segments('chunk', undefined, 2.1, 2.2, 3.1),
  ];
  for (let i = 0; i < chunks; i += 1) {
    const from = 3.1 + i * 11;
    parts.push(part({ stage: 'analyze', part: String(i) }, 3.1, from, from + 10.5));
  }
  path.push(...segments('analyze', '0', 3.1, 3.1, 13.6));
  const encodes = 180 / Math.max(1, clips);
  for (let i = 0; i < clips; i += 1) {
    const queued = 14 + Math.floor((i * chunks) / clips) * 11;
    const started = Math.max(queued, 14 + i * encodes);
    const label = EXPRESSIONS[i % EXPRESSIONS.length]?.[0] ?? '';
    parts.push({
      ...part({ stage: 'encode', part: `clip-${i}`, label }, queued, started, started + 5.4),
      worker: 'clip-encoder-7c9d-1',
    });
  }
  const end = 194;
  path.push({ stage: 'encode', part: 'clip-0', kind: 'work', fromAt: at(13.6), toAt: at(end - 20) });
  path.push(...segments('encode', `clip-${clips - 1}`, end - 20, end - 8, end - 1));
  path.push(...segments('close', undefined, end - 1, end - 0.8, end));
  const encoded = parts.filter(({ stage }) => stage === 'encode');
  encoded
    .slice(-1)
    .forEach((last) =>
      Object.assign(last, { outcome: 'failed', failure: { code: 'encoder_stalled', reason: 'stalled' } }),
    );
  if (isOpen) encoded.slice(-30).forEach(leaveOpen);
  return {
    job: 'job-0',
    submittedAt: at(0),
    ...(!isOpen && { closedAt: at(end) }),
    wallSeconds: end,
    contentSeconds: 2710,
    parts,
    stages: [
      { stage: 'ingest', parts: 1, failed: 0, waitSeconds: 0.4, workSeconds: 1.7, criticalSeconds: 2.1 },
      { stage: 'measure', parts: 1, failed: 0, waitSeconds: 0.2, workSeconds: 16.7, criticalSeconds: 0 },
      { stage: 'chunk', parts: 1, failed: 0, waitSeconds: 0.1, workSeconds: 0.9, criticalSeconds: 1 },
      {
        stage: 'analyze',
        parts: chunks,
        failed: 0,
        waitSeconds: 165,
        workSeconds: 63,
        criticalSeconds: 10.5,
      },
      {
        stage: 'encode',
        parts: clips,
        failed: 1,
        waitSeconds: 1204,
        workSeconds: 540,
        criticalSeconds: 179.4,
      },
      { stage: 'close', parts: 1, failed: 0, waitSeconds: 0.2, workSeconds: 0.8, criticalSeconds: 1 },
    ],
    criticalPath: path,
    operations: [
      { operation: 'probe media', stage: 'ingest', count: 1, totalMs: 412, maxMs: 412 },
      {
        operation: 'generate_content gemini-2.5-flash',
        stage: 'analyze',
        count: 12,
        totalMs: 60_210,
        maxMs: 9120,
      },
      { operation: 'wait for quota', stage: 'analyze', count: 12, totalMs: 14_040, maxMs: 4003 },
      { operation: 'render clip', stage: 'encode', count: 99, totalMs: 530_000, maxMs: 7410 },
    ],
    peakMemoryBytes: { 'clip-encoder': 412_000_000, 'llm-analyzer': 181_000_000 },
    modelRequests: 12,
    modelRetries: 1,
    traceId: '0af7651916cd43dd8448eb211c80319c',
  };
}

function leaveOpen(part: TimelinePart): void {
  part.outcome = 'open';
  delete part.endedAt;
  delete part.startedAt;
  delete part.failure;
}

type Named = Pick<TimelinePart, 'stage' | 'part' | 'label'>;

function part(named: Named, ...[queued, started, ended]: [number, number, number]): TimelinePart {
  return {
    ...named,
    queuedAt: at(queued),
    startedAt: at(started),
    endedAt: at(ended),
    outcome: 'done',
    attempt: 1,
    deliveries: 1,
  };
}

function segments(
  stage: PathSegment['stage'],
  of: string | undefined,
  ...[queued, started, ended]: [number, number, number]
): PathSegment[] {
  const named = { stage, ...(of !== undefined && { part: of }) };
  return [
    { ...named, kind: 'wait', fromAt: at(queued), toAt: at(started) },
    { ...named, kind: 'work', fromAt: at(started), toAt: at(ended) },
  ];
}

export function aJobDetail(override: Partial<JobDetail> = {}): JobDetail {
  const clips = override.clips ?? someClips(12);
  return {
    summary: aJobSummary({ state: 'partial', failures: 1 }),
    timeline: aTimeline(),
    clips,
    subtitles: {
      uri: 'file:///media/Corner%20Shop.S01E03.en.srt',
      language: 'en',
      format: 'srt',
      encoding: 'utf-8',
      cues: 812,
      repairs: {},
      firstStartMs: 1200,
      lastEndMs: 2_690_000,
      grade: 'good',
      overlaps: 0,
      readingSpeed: 14.2,
      coverage: 0.97,
      sync: { offsetMs: 0, rate: 1, confidence: 0.98, applied: false, origin: 'found' },
    },
    translation: {
      uri: 'file:///media/Corner%20Shop.S01E03.ko.smi',
      language: 'ko',
      format: 'sami',
      encoding: 'euc-kr',
      cues: 798,
      repairs: { missing_end: 14 },
      firstStartMs: 2600,
      lastEndMs: 2_691_400,
      grade: 'usable',
      findings: [
        { code: 'times_off', message: 'Every line comes 1.4 s late; corrected by the film’s sound.' },
      ],
      overlaps: 3,
      readingSpeed: 9.8,
      coverage: 0.96,
      sync: { offsetMs: -1400, rate: 1, confidence: 0.91, applied: true, origin: 'found' },
    },
    failures: [
      {
        part: 'clip look forward to',
        code: 'encoder_stalled',
        reason: 'The encoder stopped after 12 of 432 frames: is the disk full?',
        deadLetter: 7,
      },
    ],
    canRedrive: true,
    traceUrl: 'http://127.0.0.1:16686/trace/0af7651916cd43dd8448eb211c80319c',
    ...override,
  };
}
