import { describe, expect, test } from '@jest/globals';
import { scalingReply } from '@langflix/contracts';
import { seededRandom } from '@langflix/testing';
import { backlogFigures, compareOnBacklog } from './backlog.ts';
import { PRICES } from './cost.ts';
import { needsMore, replicasFor, simulateDay } from './day.ts';
import type { Deployment, Strategy } from './day.ts';
import { measuredWork } from './measured-work.ts';
import { deployedRequests, deployedRules } from './read-rules.ts';
import {
  DAY_MS,
  WORK,
  chunksOfEpisodes,
  clipsOfChunks,
  meanChunks,
  meanClips,
  meanMs,
  submissions,
} from './workload.ts';

const deployment: Deployment = {
  analyzer: {
    rules: deployedRules('llm-analyzer', 'llm-analyzer__analyze-chunk'),
    requests: deployedRequests('llm-analyzer'),
  },
  encoder: {
    rules: deployedRules('clip-encoder', 'clip-encoder__encode-clip'),
    requests: deployedRequests('clip-encoder'),
  },
  ...{ work: WORK, tokensPerCall: 880, podStartMs: 10_000, prices: PRICES },
};

describe('a made-up day', () => {
  test('has about as many episodes as it should, more of them in the evening', () => {
    const times = submissions(20_000, seededRandom(5));
    expect(Math.abs(times.length / 20_000 - 1)).toBeLessThan(0.03);
    const between = (from: number, to: number): number =>
      times.filter((at) => at >= (from * DAY_MS) / 24 && at < (to * DAY_MS) / 24).length;
    expect(between(18, 22)).toBeGreaterThan(5 * between(6, 10));
  });

  test('has the mean numbers of chunks and clips, each clip when its chunk is done', () => {
    const random = seededRandom(6);
    const episodes = submissions(2_000, random);
    const chunks = chunksOfEpisodes(episodes, random);
    const finishedMs = chunks.arrivalsMs.map((at, i) => at + (i % 7) * 1_000);
    const doneInOrder = Uint32Array.from(finishedMs.keys()).sort(
      (a, b) => (finishedMs[a] ?? 0) - (finishedMs[b] ?? 0),
    );
    const clips = clipsOfChunks(chunks, { finishedMs, doneInOrder }, random);

    expect(chunks.arrivalsMs.length / episodes.length / meanChunks).toBeCloseTo(1, 1);
    expect(clips.arrivalsMs.length / episodes.length / meanClips).toBeCloseTo(1, 1);
    expect(clips.arrivalsMs.every((at, i) => i === 0 || at >= (clips.arrivalsMs[i - 1] ?? 0))).toBe(true);
    for (const [i, at] of clips.arrivalsMs.entries()) {
      expect(at - (episodes[clips.episodes[i] ?? NaN] ?? NaN)).toBeLessThan(6_001);
    }
  });

  test('costs least for few episodes when replicas come only with work, and refuses no call', () => {
    const volume = { episodesPerDay: 20, limits: { requestsPerMinute: 10, tokensPerMinute: 0 } };
    const day = (strategy: Strategy) => simulateDay(deployment, volume, strategy);
    const [deployed, fixed] = [day('as deployed'), day('fixed, peak')];
    expect(deployed.usd).toBeLessThan(fixed.usd / 3);
    expect([deployed.unfinishedShare, deployed.calls.refused]).toEqual([0, 0]);
    expect(deployed.p95Minutes).toBeLessThan(60);
    expect(day('as deployed')).toEqual(deployed);
  });

  test('needs replicas by the law of Little', () => {
    const messagesPerDay = (10 * DAY_MS) / meanMs(WORK.analyze);
    const of = (strategy: Strategy) =>
      replicasFor(strategy, { rules: deployment.analyzer.rules, time: WORK.analyze, messagesPerDay });
    // Ten in work at any time, three in a replica; at the peak 1.8 times as many and a fifth more.
    expect([of('fixed, mean'), of('fixed, peak')]).toEqual([{ fixed: 4 }, { fixed: 8 }]);
    const limits = { requestsPerMinute: 0, tokensPerMinute: 0 };
    expect(needsMore(deployment, { episodesPerDay: 10, limits })).toBe(false);
    expect(needsMore(deployment, { episodesPerDay: 100_000, limits })).toBe(true);
  });
});

test('a quota for five and a backlog for sixteen: the cap costs no refusals and next to no time', () => {
  const { work, tokensPerCall, podStartMs } = deployment;
  const rows = compareOnBacklog({
    ...{ rules: deployment.analyzer.rules, time: work.analyze, tokensPerCall, podStartMs, seeds: 3 },
  });
  for (const { name, value, bound } of backlogFigures(rows)) {
    if (bound !== undefined && 'atMost' in bound) expect([name, value <= bound.atMost]).toEqual([name, true]);
  }
  const naive = rows.find(({ name }) => name === 'no gate, autoscaled without');
  expect(naive?.refusedShare).toBeGreaterThan(0.3);
});

test('measured times take the place of ours, and what was not measured stays', () => {
  const advice = {
    ...{ desiredReplicas: 1, runningReplicas: 1, backlog: 0, arrivalsPerSecond: 0, steadyReplicas: 0 },
    ...{
      backlogReplicas: 0,
      drainSeconds: 300,
      minReplicas: 0,
      maxReplicas: 10,
      limitedBy: 'nothing',
      reason: '',
    },
  };
  const reply = scalingReply.parse({
    services: [
      { ...advice, service: 'llm-analyzer', serviceSeconds: 8, concurrency: 5 },
      { ...advice, service: 'clip-encoder', concurrency: 1 },
    ],
  });
  const { analyze, encode } = measuredWork(reply, WORK);
  expect(meanMs(analyze)).toBeCloseTo(8_000);
  expect(analyze.slots).toBe(5);
  expect(encode).toEqual(WORK.encode);
});
