import {
  badKey,
  badRequest,
  bareExhausted,
  htmlBadGateway,
  internal,
  notFound,
  overloaded,
  quotaExceeded,
} from './errors.ts';
import { questionOf } from './calls.ts';
import type { CallRecord } from './calls.ts';
import { throwFault } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { generate } from './generate.ts';
import { throwLatencyMs } from './latency.ts';
import type { Project } from './project.ts';
import { generateRequest, inputTokensOf, textOf } from './wire-format.ts';
import type { GenerateRequest, Reply } from './wire-format.ts';

export interface Call {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

/** A reply, when to send it, and how much of it. */
export interface Decision {
  readonly reply: Reply;
  readonly delayMs: number;
  /** `hang-headers` sends nothing, `hang-body` half; both leave the connection open. */
  readonly delivery: 'whole' | 'hang-headers' | 'hang-body';
  /** To be completed when the exchange is over; only calls that a model could answer have one. */
  readonly record?: CallRecord;
}

const PATH = /^\/v1(?:beta)?\/models\/([^/:]+):generateContent$/;
const atOnce = (reply: Reply): Decision => ({ reply, delayMs: 0, delivery: 'whole' });

/** What becomes of a call: refused for what it is, by a fault, by quota, or answered. Charges and counts it. */
export function decide({ path, key, body }: Call, project: Project): Decision {
  const model = PATH.exec(path)?.[1];
  if (model === undefined) return atOnce(notFound(path));
  if (key !== project.settings.apiKey) return atOnce(badKey());
  if (!project.hasModel(model)) return atOnce(notFound(`models/${model}`));
  const request = readRequest(body);
  if (typeof request === 'string') return atOnce(badRequest(request));
  return decideFor(model, request, project);
}

function readRequest(body: string): GenerateRequest | string {
  try {
    const read = generateRequest.safeParse(JSON.parse(body));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return `Invalid value at '${issue?.path.join('.')}': ${issue?.message}`;
  } catch {
    return 'Invalid JSON payload received.';
  }
}

function decideFor(model: string, request: GenerateRequest, project: Project): Decision {
  const { settings, random, stats } = project;
  const [nowMs, inputTokens, counts] = [settings.now(), inputTokensOf(request), stats.of(model)];
  const { quota, foreign, limits } = project.quotaOf(model);
  foreign.catchUp(nowMs);
  counts.asked(inputTokens, nowMs, limits);
  const note = (over: CallRecord['over'] = []): CallRecord => {
    const record = { model, atMs: nowMs, inputTokens, question: questionOf(textOf(request.contents)), over };
    project.calls.push(record);
    return record;
  };

  const fault = throwFault(project.faults, random);
  const refusal = fault && refuse(fault, model, project);
  if (refusal) {
    stats.fault(fault);
    return { ...atOnce(refusal), record: note() };
  }
  const violations = quota.admit(inputTokens, nowMs);
  if (violations.length > 0) {
    counts.refused(violations);
    return {
      ...atOnce(quotaExceeded(violations, model)),
      record: note(violations.map(({ quota }) => quota)),
    };
  }
  counts.admitted(inputTokens, nowMs);
  if (fault) stats.fault(fault);
  const { reply, usage } = generate({ model, request, fault, random });
  counts.generated(usage);
  const slowMs = fault === 'slow' ? settings.slowMs : 0;
  return {
    reply,
    delayMs: throwLatencyMs(settings.latency, random) + slowMs,
    delivery: fault === 'hang-headers' || fault === 'hang-body' ? fault : 'whole',
    record: note(),
  };
}

/** Pretended violations name a limit that nobody set. */
const PRETENDED_LIMIT = 10;

/** The reply of a fault that comes before the quota; undefined for the other faults. */
function refuse(fault: FaultKind, model: string, { random, settings }: Project): Reply | undefined {
  const violation = { limit: PRETENDED_LIMIT, retryAfterMs: random() * settings.retryDelayMs };
  switch (fault) {
    case '429-minute':
      return quotaExceeded([{ quota: 'requestsPerMinute', ...violation }], model);
    case '429-day':
      return quotaExceeded([{ quota: 'requestsPerDay', ...violation }], model);
    case '429-bare':
      return bareExhausted();
    case '500':
      return internal();
    case '503':
      return overloaded();
    case 'html-502':
      return htmlBadGateway();
    default:
      return undefined;
  }
}
