import { RetryableError, TerminalError } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { readAnswer, responseSchema } from './answer-schema.ts';
import type { ReadAnswer } from './answer-schema.ts';
import type { Question } from './ask-gemini.ts';
import { findFaults } from './find-faults.ts';
import { makePrompt, makeRepairPrompt } from './prompt.ts';
import type { AnswerFault, Prompt } from './prompt.ts';
import type { GeminiReply } from './reply.ts';
import { splitChunk } from './split-chunk.ts';

export interface Asking {
  /** Asks until there is an answer of the service. @param cause what the call repeats, see UsageMeter */
  readonly ask: (question: Question, cause?: string) => Promise<GeminiReply>;
  /** Keeps a reply that could be used, until the analysis is whole: it is paid for. */
  readonly keep: (question: Question, reply: GeminiReply) => Promise<void>;
  readonly model: string;
  readonly signal: AbortSignal;
  /** Repair questions that may still be asked: one for the whole chunk, halves included. */
  repairsLeft: number;
}

/** What the model made of a question: proposals, a cut answer, or none that can be read. */
type Outcome = ReadAnswer | 'cut' | { readonly unreadable: string };

const NOT_JSON = 'not JSON, or only half of it';

async function put(prompt: Prompt, chunk: ChunkReady, asking: Asking, cause?: string): Promise<Outcome> {
  const question = { prompt, schema: responseSchema(chunk) };
  const reply = await asking.ask(question, cause);
  const outcome = outcomeOf(reply, chunk, asking.model);
  if (outcome === 'cut' || !('unreadable' in outcome)) await asking.keep(question, reply);
  return outcome;
}

function outcomeOf(reply: GeminiReply, chunk: ChunkReady, model: string): Outcome {
  switch (reply.kind) {
    case 'cut':
      return 'cut';
    case 'blocked':
      throw new TerminalError('analysis_blocked', `Gemini (${model}) refused these lines: ${reply.reason}`);
    case 'unusable':
      return { unreadable: reply.reason };
    case 'text':
      return readAnswer(reply.text, chunk) ?? { unreadable: NOT_JSON };
  }
}

/** Asks about a chunk, a second time where that may help, and in halves when the answer is too long. */
export async function askAboutChunk(chunk: ChunkReady, asking: Asking): Promise<ReadAnswer> {
  const first = await put(makePrompt(chunk), chunk, asking);
  const outcome = await repaired(first, chunk, asking);
  if (outcome === 'cut') return askInHalves(chunk, asking);
  if (!('unreadable' in outcome)) return outcome;
  const reason = `the answer of Gemini (${asking.model}) cannot be used: ${outcome.unreadable}`;
  throw new RetryableError(reason, { code: 'analysis_unusable' });
}

async function repaired(first: Outcome, chunk: ChunkReady, asking: Asking): Promise<Outcome> {
  if (first === 'cut' || asking.repairsLeft === 0) return first;
  const faults: readonly AnswerFault[] = 'unreadable' in first ? [first] : findFaults(chunk, first);
  if (faults.length === 0) return first;
  asking.repairsLeft -= 1;
  const second = put(makeRepairPrompt(chunk, faults), chunk, asking, 'analysis_unusable');
  return 'unreadable' in first ? second : joined(first, second, asking.signal);
}

/** Both answers together: grounding takes of each what is true. The first is paid for, whatever becomes of the second. */
async function joined(first: ReadAnswer, asked: Promise<Outcome>, signal: AbortSignal): Promise<ReadAnswer> {
  const second = await asked.catch((error: unknown) => {
    const isFailure = error instanceof RetryableError || error instanceof TerminalError;
    if (signal.aborted || !isFailure) throw error;
    return 'cut' as const;
  });
  if (second === 'cut' || 'unreadable' in second) return first;
  return {
    proposals: [...first.proposals, ...second.proposals],
    malformed: [...first.malformed, ...second.malformed],
  };
}

async function askInHalves(chunk: ChunkReady, asking: Asking): Promise<ReadAnswer> {
  const halves = splitChunk(chunk);
  if (halves === undefined) {
    const reason = `Gemini (${asking.model}) ran out of output tokens on a single line: use a model with a higher limit`;
    throw new TerminalError('analysis_too_long', reason);
  }
  const first = await askAboutChunk(halves[0], asking);
  const second = await askAboutChunk(halves[1], asking);
  return {
    proposals: [...first.proposals, ...second.proposals],
    malformed: [...first.malformed, ...second.malformed],
  };
}
