import { describe, expect, test } from '@jest/globals';
import { DRAIN_SECONDS } from './quota-cap.ts';
import { deployedRequests, deployedRules, rulesOf } from './read-rules.ts';
import { WORK } from './workload.ts';

const scaledObject = (formula: string): string => `
kind: TriggerAuthentication
---
kind: ScaledObject
spec:
  minReplicaCount: 0
  maxReplicaCount: 10
  pollingInterval: 15
  cooldownPeriod: 300
  advanced:
    scalingModifiers: { formula: '${formula}', target: '1' }
    horizontalPodAutoscalerConfig:
      behavior:
        scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: Pods, value: 2, periodSeconds: 30 }] }
        scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: Pods, value: 1, periodSeconds: 60 }] }
  triggers:
    - { type: nats-jetstream, metadata: { consumer: analyze, lagThreshold: '9' } }
`;

describe('the rules of a deployment', () => {
  test('are read from its ScaledObject', () => {
    expect(rulesOf(scaledObject('(lag / 4) < cap ? (lag / 4) : cap'), 'analyze')).toEqual({
      ...{ minReplicas: 0, maxReplicas: 10, pollingMs: 15_000, cooldownMs: 300_000 },
      scaleUp: { stabilizationMs: 0, policies: [{ pods: 2, periodMs: 30_000 }] },
      scaleDown: { stabilizationMs: 300_000, policies: [{ pods: 1, periodMs: 60_000 }] },
      ...{ lagPerReplica: 4, isCapped: true },
    });
  });

  test('are refused when they say something else than what is simulated', () => {
    expect(() => rulesOf(scaledObject('lag + cap'), 'analyze')).toThrow('the formula "lag + cap"');
    expect(() => rulesOf(scaledObject('(lag / 4) < cap ? (lag / 5) : cap'), 'analyze')).toThrow(
      'the formula',
    );
    expect(() => rulesOf(scaledObject('(lag / 4) < cap ? (lag / 4) : cap'), 'other')).toThrow('other');
  });

  test("of the encoder ask for as many as Little's law does, those of the analyzer for all in hand", () => {
    const encoder = deployedRules('clip-encoder', 'clip-encoder__encode-clip');
    const { slots, medianMs } = WORK.encode;
    const byLaw = (slots * DRAIN_SECONDS * 1_000) / medianMs;
    expect(Math.abs(encoder.lagPerReplica / byLaw - 1)).toBeLessThan(0.1);
    const analyzer = deployedRules('llm-analyzer', 'llm-analyzer__analyze-chunk');
    expect(analyzer.lagPerReplica).toBe(WORK.analyze.slots);
  });

  test('of what is deployed can be simulated', () => {
    const analyzer = deployedRules('llm-analyzer', 'llm-analyzer__analyze-chunk');
    const encoder = deployedRules('clip-encoder', 'clip-encoder__encode-clip');
    expect([analyzer.isCapped, encoder.isCapped]).toEqual([true, false]);
    for (const rules of [analyzer, encoder]) {
      expect(rules.lagPerReplica).toBeGreaterThan(0);
      expect(rules.maxReplicas).toBeGreaterThan(rules.minReplicas);
    }
    for (const service of ['llm-analyzer', 'clip-encoder']) {
      const { cores, gib } = deployedRequests(service);
      expect(cores).toBeGreaterThan(0);
      expect(gib).toBeGreaterThan(0);
    }
  });
});
