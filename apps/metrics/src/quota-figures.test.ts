import { describe, expect, test } from '@jest/globals';
import type { AnalyzerGate } from '@langflix/contracts';
import { Registry } from 'prom-client';
import { createBrokerState } from './broker-state.ts';
import { createQuotaFigures } from './quota-figures.ts';
import { createQuotaReader } from './read-quotas.ts';

const NOW_MS = Date.parse('2026-03-02T08:00:00.000Z');
const limits = { requestsPerMinute: 10, tokensPerMinute: 250_000, requestsPerDay: 250 };
const quota = { key: 'default__gemini-x', project: 'default', model: 'gemini-x', ...limits };
const gate: AnalyzerGate = {
  project: 'default',
  model: 'gemini-x',
  share: 0.7,
  changedAt: '2026-03-02T07:00:00.000Z',
};

async function scrape(gates: readonly AnalyzerGate[], isThere = true): Promise<string> {
  const registry = new Registry();
  const usage = async () => ({ requestsLastMinute: 7, tokensLastMinute: 900, requestsToday: 41, limits });
  const entries = async () => gates.map((value) => ({ key: 'k', value }));
  const open = async (what: object) => (isThere ? what : Promise.reject(new Error('nobody made it')));
  const isConnected = (): boolean => true;
  const messaging = { openQuota: () => open({ usage }), openKeyValue: () => open({ entries }) };
  const readQuotas = createQuotaReader(messaging as never, { quota, now: () => NOW_MS });
  const broker = { isConnected, backlog: async () => [], deadLetters: { list: async () => [] } };
  const state = createBrokerState({ messaging: broker as never, readQuotas });
  await createQuotaFigures(registry, state).refresh();
  return registry.metrics();
}

describe('the figures of a quota', () => {
  test('say how far each limit is used', async () => {
    const text = await scrape([gate]);
    expect(text).toContain('langflix_quota_used{model="gemini-x",limit="requests_per_minute"} 7');
    expect(text).toContain('langflix_quota_limit{model="gemini-x",limit="requests_per_day"} 250');
    expect(text).toContain('langflix_quota_used{model="gemini-x",limit="tokens_per_minute"} 900');
    expect(text).toContain('langflix_quota_share{model="gemini-x"} 0.7');
    expect(text).not.toContain('langflix_quota_paused{');
  });

  test('say who is not asked, why, and only while it lasts', async () => {
    const paused = { ...gate, cause: 'day_quota' as const, pausedUntil: '2026-03-02T08:00:00.001Z' };
    expect(await scrape([paused])).toContain('langflix_quota_paused{model="gemini-x",cause="day_quota"} 1');
    const over = { ...paused, pausedUntil: '2026-03-02T08:00:00.000Z' };
    expect(await scrape([over])).not.toContain('langflix_quota_paused{');
  });

  test('are left out where the broker has no quota', async () => {
    expect(await scrape([gate], false)).not.toContain('langflix_quota_used{');
  });
});
