import { expect, test } from '@jest/globals';
import { NO_USAGE } from './analysis-usage.ts';
import type { AnalysisUsage } from './analysis-usage.ts';
import { usageOfAnalyses } from './usage-of-analyses.ts';

const spent: AnalysisUsage = { ...NO_USAGE, requests: 1, inputTokens: 100, costUsd: 0.1 };
const analyzed = { status: 'analyzed', expressions: [], dropped: [], cached: false } as const;
const outcome = (analyzer: string, usage = spent) => ({
  ...analyzed,
  expressions: [],
  dropped: [],
  analyzer,
  usage,
});
const failed = { status: 'failed', code: 'analysis_blocked', reason: 'refused' } as const;

test('what was spent on failed chunks counts, whoever was asked', () => {
  const { usage, usageByModel } = usageOfAnalyses([
    outcome('gemini:a'),
    outcome('gemini:b'),
    { ...failed, analyzer: 'gemini:a', usage: spent },
    failed,
  ]);
  expect(usage).toMatchObject({ requests: 3, inputTokens: 300, costUsd: 0.3 });
  expect(Object.entries(usageByModel ?? {}).map(([model, { requests }]) => [model, requests])).toEqual([
    ['gemini:a', 2],
    ['gemini:b', 1],
  ]);
});

test('where no model was asked none is named', () => {
  expect(usageOfAnalyses([outcome('offline', NO_USAGE)])).toEqual({ usage: NO_USAGE });
});
