/** What the model costs and what it brings. */
import type { Section } from './dashboard.ts';
import { stat, timeseries } from './panels.ts';
import { quantiles } from './queries.ts';

export const worth: Section = {
  title: 'What it costs and brings',
  rows: [
    [
      stat('US dollars in 24 hours', [{ expr: 'sum(increase(langflix_llm_cost_usd_total[24h]))' }], {
        unit: 'currencyUSD',
        description: 'By the price table; models without a price are not in it.',
      }),
      stat(
        'US dollars per hour of content',
        [
          {
            expr:
              'sum(increase(langflix_llm_cost_usd_total[24h])) ' +
              '/ (sum(increase(langflix_content_seconds_total[24h])) / 3600)',
          },
        ],
        { unit: 'currencyUSD', description: 'Over the last 24 hours.' },
      ),
      stat(
        'Input tokens that the provider had cached',
        [
          {
            expr:
              'sum(increase(langflix_llm_cached_tokens_total[24h])) ' +
              '/ sum(increase(langflix_llm_tokens_total{direction="input"}[24h]))',
          },
        ],
        { unit: 'percentunit', description: 'They cost less.' },
      ),
    ],
    [
      timeseries(
        'Chunks per minute, by outcome',
        [{ expr: 'sum by (outcome) (rate(langflix_chunks_total[5m])) * 60', legend: '{{outcome}}' }],
        { unit: 'cpm', stacked: true, description: 'Cached ones were not asked for again.' },
      ),
      timeseries('Expressions of a chunk', quantiles('langflix_chunk_expressions', { of: [0.5, 0.95] }), {
        unit: 'short',
        description: 'That were grounded in the dialogue.',
      }),
      timeseries(
        'Proposals not taken, per hour',
        [
          {
            expr: 'sum by (reason) (increase(langflix_expressions_dropped_total[1h]))',
            legend: '{{reason}}',
          },
        ],
        { unit: 'short', stacked: true, description: 'What the model said and the dialogue does not hold.' },
      ),
    ],
  ],
};
