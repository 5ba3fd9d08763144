/** How far the quota of the model is used, what the analyzers make of it, and what it costs. */
import { worth } from './analyzer-worth.ts';
import { makeDashboard } from './dashboard.ts';
import type { Section } from './dashboard.ts';
import { bars, stat, timeseries } from './panels.ts';
import type { Threshold } from './panels.ts';
import { quantiles } from './queries.ts';

const NEARLY_FULL: readonly Threshold[] = [
  [null, 'green'],
  [0.8, 'yellow'],
  [0.95, 'red'],
];
const usedShare =
  'max by (model, limit) (langflix_quota_used) / (max by (model, limit) (langflix_quota_limit) > 0)';

const quota: Section = {
  title: 'Quota',
  rows: [
    [
      bars('Used now', [{ expr: usedShare, legend: '{{model}} {{limit}}' }], {
        unit: 'percentunit',
        max: 1,
        thresholds: NEARLY_FULL,
        description: 'Of each limit. The limits per minute being full is good: nothing is left over.',
      }),
      timeseries('Used', [{ expr: usedShare, legend: '{{model}} {{limit}}' }], {
        unit: 'percentunit',
        max: 1,
        description: 'Of each limit, over time.',
      }),
      timeseries(
        'Paused, by cause',
        [{ expr: 'max by (model, cause) (langflix_quota_paused)', legend: '{{model}} {{cause}}' }],
        {
          unit: 'none',
          max: 1,
          description: 'Nobody asks the model meanwhile: `langflix quota` says until when.',
        },
      ),
    ],
    [
      stat('Share left to us', [{ expr: 'min by (model) (langflix_quota_share)', legend: '{{model}}' }], {
        unit: 'percentunit',
        max: 1,
        description:
          'Part of the limits per minute that is used. Below 1: 429s came although we kept the limit.',
        thresholds: [
          [null, 'red'],
          [0.5, 'yellow'],
          [0.9, 'green'],
        ],
      }),
      stat(
        'Requests left today',
        [
          {
            expr:
              '(max by (model) (langflix_quota_limit{limit="requests_per_day"}) > 0) ' +
              '- max by (model) (langflix_quota_used{limit="requests_per_day"})',
            legend: '{{model}}',
          },
        ],
        { unit: 'short', description: 'Until midnight Pacific time.' },
      ),
      stat(
        'Analyzers',
        [
          { expr: 'sum(langflix_service_replicas{service="llm-analyzer"})', legend: 'running' },
          { expr: 'max(langflix_quota_replicas)', legend: 'fed by the quota' },
        ],
        { unit: 'short', description: 'More replicas than the quota feeds only make 429s.' },
      ),
      stat(
        'Chunks waiting',
        [{ expr: 'sum(langflix_consumer_pending_messages{consumer="llm-analyzer__analyze-chunk"})' }],
        { unit: 'short', description: 'For an analyzer.' },
      ),
      stat(
        'Oldest chunk',
        [{ expr: 'max(langflix_consumer_oldest_seconds{consumer="llm-analyzer__analyze-chunk"})' }],
        { unit: 's', description: 'Since it was ready.' },
      ),
    ],
  ],
};

const requests: Section = {
  title: 'Requests',
  rows: [
    [
      timeseries(
        'Requests per minute',
        [{ expr: 'sum by (model) (rate(langflix_llm_requests_total[5m])) * 60', legend: '{{model}}' }],
        { unit: 'cpm', description: 'Repetitions included.' },
      ),
      timeseries(
        'Repetitions per minute, by cause',
        [
          {
            expr: 'sum by (model, cause) (rate(langflix_llm_retries_total[5m])) * 60',
            legend: '{{model}} {{cause}}',
          },
        ],
        {
          unit: 'cpm',
          stacked: true,
          description: '429: somebody else uses the project too. Under 5 % is wanted.',
        },
      ),
      stat(
        'Share of repetitions',
        [
          {
            expr: 'sum(increase(langflix_llm_retries_total[1h])) / sum(increase(langflix_llm_requests_total[1h]))',
          },
        ],
        {
          unit: 'percentunit',
          description: 'In the last hour; under 5 % is wanted.',
          thresholds: [
            [null, 'green'],
            [0.05, 'red'],
          ],
        },
      ),
    ],
    [
      timeseries(
        'Tokens per minute',
        [
          {
            expr: 'sum by (model, direction) (rate(langflix_llm_tokens_total[5m])) * 60',
            legend: '{{model}} {{direction}}',
          },
        ],
        { unit: 'cpm', stacked: true, description: 'Input is what the limit per minute counts.' },
      ),
      timeseries('Tokens of a chunk', quantiles('langflix_chunk_tokens', { by: 'model', of: [0.5, 0.95] }), {
        unit: 'short',
        description: 'Both directions. Growing: repetitions, or thinking (llm.thinking_budget).',
      }),
      timeseries(
        'Time of a chunk, by outcome',
        quantiles('langflix_chunk_duration_seconds', { by: 'outcome', of: [0.5, 0.95] }),
        { unit: 's', description: 'Waiting for the quota included. A dot opens a trace.' },
      ),
    ],
  ],
};

export const analyzerQuotaDashboard = makeDashboard({
  uid: 'langflix-analyzer-quota',
  title: 'LangFlix: analyzer quota',
  description: 'How far the quota of the model is used, what the analyzers make of it, and what it costs.',
  sections: [quota, requests, worth],
});
