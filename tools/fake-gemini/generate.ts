import { answerTruly } from './answer.ts';
import { lieOf } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { addLies } from './lies.ts';
import type { Random } from './random.ts';
import { readPrompt } from './read-prompt.ts';
import { estimateTokens, generatedReply, inputTokensOf } from './wire-format.ts';
import type { Generated, GenerateRequest, Reply, Usage } from './wire-format.ts';

export interface Generation {
  readonly reply: Reply;
  readonly usage: Usage;
}

interface Question {
  readonly model: string;
  readonly request: GenerateRequest;
  readonly fault: FaultKind | undefined;
  readonly random: Random;
}

/** Thinking grows with the question; a budget of 0 switches it off, any other is its limit. */
function thoughtTokens({ generationConfig }: GenerateRequest, promptTokens: number): number {
  const budget = generationConfig.thinkingConfig?.thinkingBudget ?? -1;
  const wanted = Math.ceil(promptTokens / 8);
  return budget < 0 ? wanted : Math.min(budget, wanted);
}

function answerText({ request, fault, random }: Question): string {
  const prompt = readPrompt(request);
  const truths = answerTruly(prompt);
  const lie = lieOf(fault);
  const { targetLanguage } = prompt;
  const expressions = lie === null ? truths : addLies(truths, { lie, targetLanguage, random });
  const note = fault === 'lies-extra-fields' ? { note: 'I hope this helps!' } : {};
  return JSON.stringify({ expressions, ...note });
}

const cut = (text: string): string => text.slice(0, Math.ceil(text.length / 2));

/** What a fault makes of an answer's text and of what stands around it. */
function spoil(
  text: string,
  fault: FaultKind | undefined,
): Pick<Generated, 'text' | 'finishReason' | 'blockReason'> {
  switch (fault) {
    case 'max-tokens':
      return { text: cut(text), finishReason: 'MAX_TOKENS' };
    case 'safety':
      return { blockReason: 'SAFETY' };
    case 'prohibited-content':
      return { finishReason: 'PROHIBITED_CONTENT' };
    case 'broken-json':
      return { text: cut(text) };
    case 'fenced-json':
      return { text: `\`\`\`json\n${text}\n\`\`\`` };
    case 'empty':
      return {};
    default:
      return { text };
  }
}

/** The reply of the model to a request that was let in, and what it costs. */
export function generate(question: Question): Generation {
  const { model, request, fault, random } = question;
  const promptTokenCount = inputTokensOf(request);
  const thoughtsTokenCount = fault === 'safety' ? 0 : thoughtTokens(request, promptTokenCount);
  const limit = request.generationConfig.maxOutputTokens ?? Infinity;
  const whole = answerText(question);
  const isCut = thoughtsTokenCount + estimateTokens(whole) > limit;
  const spoiled = spoil(whole, isCut && fault !== 'safety' ? 'max-tokens' : fault);
  const usage = {
    promptTokenCount,
    candidatesTokenCount: estimateTokens(spoiled.text ?? ''),
    thoughtsTokenCount,
  };
  const responseId = Math.floor(random() * 2 ** 40).toString(36);
  return { usage, reply: generatedReply({ model, responseId, usage, ...spoiled }) };
}
