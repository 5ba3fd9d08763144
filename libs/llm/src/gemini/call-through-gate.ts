import type { AskGemini, Called, Question } from './ask-gemini.ts';
import { questionSize } from './ask-gemini.ts';
import type { CallGate, CallOutcome } from './call-gate.ts';
import type { UsageMeter } from './usage-meter.ts';

export interface GatedCall {
  readonly ask: AskGemini;
  readonly gate: CallGate;
  readonly meter: UsageMeter;
  readonly signal: AbortSignal;
}

/**
 * One call: through the gate, sent, counted, and the gate told how it went, whatever happened.
 * @param cause code of the failure that this call repeats
 * @throws what the gate refuses with; the signal's reason when it aborts
 */
export async function callThroughGate(
  question: Question,
  { ask, gate, meter, signal }: GatedCall,
  cause?: string,
): Promise<Called> {
  signal.throwIfAborted();
  const permit = await gate.enter({ characters: questionSize(question), signal });
  let outcome: CallOutcome = { inputTokens: 0 };
  try {
    signal.throwIfAborted();
    outcome = {};
    meter.countCall(cause);
    const called = await ask(question, signal);
    if ('reply' in called) meter.countTokens(called.reply);
    outcome = outcomeOf(called);
    return called;
  } finally {
    // A gate that cannot be told keeps its estimate; the answer is paid for and worth more.
    await permit.leave(outcome).catch(() => undefined);
  }
}

function outcomeOf(called: Called): CallOutcome {
  if ('failed' in called) return { failure: called.failed.failure };
  const { kind, inputTokens, outputTokens } = called.reply;
  const answered = { inputTokens, outputTokens, finish: FINISH[kind] };
  return kind === 'blocked' || kind === 'unusable' ? { ...answered, failure: { cause: kind } } : answered;
}

const FINISH = { text: 'stop', cut: 'length', blocked: 'content_filter', unusable: 'error' } as const;
