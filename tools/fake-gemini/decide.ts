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
import { throwFault } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { generate } from './generate.ts';
import { throwLatencyMs } from './latency.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';
import { generateRequest, inputTokensOf } from './wire-format.ts';
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
  counts.asked(inputTokens, nowMs);

  const fault = throwFault(project.faults, random);
  const refusal = fault && refuse(fault, model, random);
  if (refusal) {
    stats.fault(fault);
    return atOnce(refusal);
  }
  const violations = project.quotaOf(model).admit(inputTokens, nowMs);
  if (violations.length > 0) {
    counts.refused(violations);
    return atOnce(quotaExceeded(violations, model));
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
  };
}

/** Pretended violations name a limit that nobody set. */
const PRETENDED_LIMIT = 10;
const LONGEST_PRETENDED_DELAY_MS = 30_000;

/** The reply of a fault that comes before the quota; undefined for the other faults. */
function refuse(fault: FaultKind, model: string, random: Random): Reply | undefined {
  const violation = { limit: PRETENDED_LIMIT, retryAfterMs: random() * LONGEST_PRETENDED_DELAY_MS };
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
