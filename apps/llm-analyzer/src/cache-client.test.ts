import { describe, expect, test } from '@jest/globals';
import { CACHE_SUBJECTS, RetryableError } from '@langflix/contracts';
import type { KeptAnswer } from '@langflix/llm';
import type { Messaging, Schema } from '@langflix/messaging';
import { createAnswerCache } from './cache-client.ts';

type Request = Messaging['request'];

function parse<T>(schema: Schema<T>, reply: unknown): T {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  throw new RetryableError('malformed reply');
}

/** A cache service in a Map, or whatever else answers. */
function cacheThat(answers?: (subject: string, body: unknown) => unknown) {
  const entries = new Map<string, unknown>();
  const asked: { subject: string; timeoutMs: number }[] = [];
  const request = (async (subject, body, { timeoutMs, schema }) => {
    asked.push({ subject, timeoutMs });
    const { key, value } = body as { key: string; value?: unknown };
    if (answers) return parse(schema, answers(subject, body));
    if (subject === CACHE_SUBJECTS.set) entries.set(key, JSON.parse(JSON.stringify(value)));
    const known = entries.get(key);
    return parse(schema, { hit: entries.has(key), ...(known === undefined ? {} : { value: known }) });
  }) as Request;
  return { asked, cache: createAnswerCache({ request }) };
}

const answer: KeptAnswer = {
  proposals: [
    {
      expression: 'give up',
      translation: '포기하다',
      translationSource: 'model',
      cue: 1,
      firstCue: 0,
      lastCue: 2,
      similar: [],
      level: 'intermediate',
      scene: 'everyday',
      score: 0.5,
    },
  ],
  dropped: [],
};

describe('the answer cache', () => {
  test.each([answer, { blocked: { code: 'analysis_blocked', reason: 'SAFETY' } }])(
    'gives back what was kept (%#)',
    async (kept) => {
      const { cache } = cacheThat();
      await cache.set('k', kept);
      expect(await cache.get('k')).toEqual(kept);
    },
  );

  test('does not have what nobody kept', async () => {
    expect(await cacheThat().cache.get('k')).toBeUndefined();
  });

  test('has 50 ms for an answer', async () => {
    const { cache, asked } = cacheThat();
    await cache.get('k');
    await cache.set('k', answer);
    expect(asked.map(({ timeoutMs }) => timeoutMs)).toEqual([50, 50]);
  });

  test('is skipped when it is down or too slow', async () => {
    const { cache } = cacheThat(() => {
      throw new RetryableError('no responders');
    });
    expect(await cache.get('k')).toBeUndefined();
    await expect(cache.set('k', answer)).resolves.toBeUndefined();
  });

  test.each([7, { proposals: [{ expression: 1 }] }, null])('is skipped when it holds %j', async (value) => {
    const { cache } = cacheThat(() => ({ hit: true, value }));
    expect(await cache.get('k')).toBeUndefined();
  });
});
