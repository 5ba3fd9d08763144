/** What comes out. */
import type { Section } from './dashboard.ts';
import { bars, timeseries } from './panels.ts';
import { quantiles } from './queries.ts';

export const clips: Section = {
  title: 'Clips',
  rows: [
    [
      timeseries(
        'Clips per minute',
        [
          {
            expr: 'sum by (outcome, encoder) (rate(langflix_clips_total[5m])) * 60',
            legend: '{{outcome}} {{encoder}}',
          },
        ],
        { unit: 'short', stacked: true, description: 'Reused ones cost nothing.' },
      ),
      timeseries('Speed, by encoder', quantiles('langflix_encoder_speed', { by: 'encoder', of: [0.5] }), {
        unit: 'short',
        description:
          'Seconds of clip per second of ffmpeg, median. Half of it overnight: too many clips at a time.',
      }),
      timeseries(
        'Clips per minute, by device',
        [
          {
            expr: 'sum by (device, worker_kind) (rate(langflix_clips_by_device_total[5m])) * 60',
            legend: '{{device}} {{worker_kind}}',
          },
        ],
        { unit: 'short', stacked: true, description: 'What the processors take over from the cards.' },
      ),
      timeseries(
        'Fallbacks per hour',
        [
          {
            expr: 'sum by (encoder, code) (increase(langflix_encoder_fallbacks_total{job="langflix-metrics"}[1h]))',
            legend: '{{encoder}} {{code}}',
          },
        ],
        { unit: 'short', description: 'Clips that another encoder should have made: its device is failing.' },
      ),
    ],
  ],
};

export const ends: Section = {
  title: 'How it ends',
  rows: [
    [
      timeseries(
        'Jobs ended per hour',
        [{ expr: 'sum by (outcome) (increase(langflix_jobs_ended_total[1h]))', legend: '{{outcome}}' }],
        { unit: 'short', stacked: true, description: 'Partial: something failed, the rest is there.' },
      ),
      bars(
        'Failures in the range shown',
        [
          {
            expr: 'sort_desc(sum by (part, code) (increase(langflix_failures_total[$__range])))',
            legend: '{{part}} {{code}}',
          },
        ],
        { unit: 'short', description: '`langflix status <job>` says what to do about a code.' },
      ),
      timeseries(
        'Answers found in the cache',
        [
          {
            expr:
              'sum(rate(langflix_cache_hits_total[15m])) ' +
              '/ (sum(rate(langflix_cache_hits_total[15m])) + sum(rate(langflix_cache_misses_total[15m])))',
            legend: 'share',
          },
        ],
        {
          unit: 'percentunit',
          max: 1,
          description: 'Of the questions asked. Each one found is not paid for.',
        },
      ),
    ],
  ],
};
