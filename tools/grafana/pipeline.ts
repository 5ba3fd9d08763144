/** What all services together are doing, and where the time goes. */
import { makeDashboard } from './dashboard.ts';
import type { Section } from './dashboard.ts';
import { stat } from './panels.ts';
import { clips, ends } from './pipeline-results.ts';
import { queues, time } from './pipeline-time.ts';

const overview: Section = {
  title: 'At a glance',
  rows: [
    [
      stat('Jobs under way', [{ expr: 'max(langflix_jobs_active)' }], {
        unit: 'short',
        description: 'Submitted and not ended.',
      }),
      stat('Jobs by state', [{ expr: 'sum by (state) (langflix_jobs)', legend: '{{state}}' }], {
        unit: 'short',
        description: 'Of the jobs that the stream still holds.',
      }),
      stat(
        'Seconds per minute of content',
        [
          {
            expr:
              'sum(increase(langflix_job_duration_seconds_sum{outcome=~"complete|partial"}[1h])) ' +
              '/ (sum(increase(langflix_content_seconds_total[1h])) / 60)',
          },
        ],
        {
          unit: 's',
          description: 'Over the last hour; at most 30 is wanted. Above it: /api/slow says which stage.',
          thresholds: [
            [null, 'green'],
            [30, 'red'],
          ],
        },
      ),
      stat('Dead letters', [{ expr: 'sum(langflix_dead_letters) or vector(0)' }], {
        unit: 'short',
        description: 'Messages given up, the newest 500 at most: `langflix dlq list`.',
        thresholds: [
          [null, 'green'],
          [1, 'red'],
        ],
      }),
      stat('Broker', [{ expr: 'min(langflix_broker_connected)' }], {
        unit: 'none',
        description: '1 while the metrics service can ask the broker.',
        thresholds: [
          [null, 'red'],
          [1, 'green'],
        ],
      }),
      stat('Memory of all services', [{ expr: 'sum(langflix_service_memory_bytes)' }], {
        unit: 'bytes',
        description: 'At most 8 GB is wanted.',
        thresholds: [
          [null, 'green'],
          [8e9, 'red'],
        ],
      }),
    ],
  ],
};

export const pipelineDashboard = makeDashboard({
  uid: 'langflix-pipeline',
  title: 'LangFlix: pipeline',
  description: 'What all services together are doing, and where the time goes.',
  sections: [overview, time, queues, clips, ends],
});
