import { describe, expect, test } from '@jest/globals';
import type { GenerateContentResponse } from '@google/generative-ai';
import { readReply } from './reply.ts';

const read = (response: object) => readReply(response as GenerateContentResponse);
const answer = {
  candidates: [{ finishReason: 'STOP', content: { parts: [{ text: '{"a"' }, { text: ':1}' }] } }],
};

describe('the reply of the service', () => {
  test('is the text of all of its parts', () => {
    expect(read(answer)).toMatchObject({ kind: 'text', text: '{"a":1}' });
  });

  test.each([
    [{}, { inputTokens: 0, outputTokens: 0, thinkingTokens: 0, cachedTokens: 0 }],
    [
      { promptTokenCount: 9, candidatesTokenCount: 2 },
      { inputTokens: 9, outputTokens: 2, thinkingTokens: 0 },
    ],
    [
      { thoughtsTokenCount: 5, cachedContentTokenCount: 3 },
      { outputTokens: 5, thinkingTokens: 5, cachedTokens: 3 },
    ],
    [
      { promptTokenCount: '9', candidatesTokenCount: -1, thoughtsTokenCount: 0.5 },
      { inputTokens: 0, outputTokens: 0 },
    ],
  ])('counts its tokens, as far as they are counts: %j', (usageMetadata, tokens) => {
    expect(read({ ...answer, usageMetadata })).toMatchObject(tokens);
  });

  test.each([
    ['unusable', 'no candidate', {}],
    ['unusable', 'MALFORMED_FUNCTION_CALL', { candidates: [{ finishReason: 'MALFORMED_FUNCTION_CALL' }] }],
    [
      'unusable',
      'an empty answer',
      { candidates: [{ finishReason: 'STOP', content: { parts: [{ text: ' ' }] } }] },
    ],
    ['blocked', 'IMAGE_SAFETY', { promptFeedback: { blockReason: 'IMAGE_SAFETY' } }],
    ['blocked', 'SPII', { candidates: [{ finishReason: 'SPII', content: { parts: [{ text: '{}' }] } }] }],
  ])('is %s: %s', (kind, reason, response) => {
    expect(read(response)).toMatchObject({ kind, reason });
  });
});
