/** Where the time goes, and what waits. */
import type { Section } from './dashboard.ts';
import { timeseries } from './panels.ts';
import { quantiles } from './queries.ts';

export const time: Section = {
  title: 'Where the time goes',
  rows: [
    [
      timeseries(
        'Waiting, by stage (95 %)',
        quantiles('langflix_stage_wait_seconds', { by: 'stage', of: [0.95] }),
        {
          unit: 's',
          description:
            'From the event that asks for the work until somebody begins. Long: more replicas, or the quota.',
        },
      ),
      timeseries(
        'Working, by stage (95 %)',
        quantiles('langflix_stage_work_seconds', { by: 'stage', of: [0.95] }),
        {
          unit: 's',
          description: 'From the beginning to the fact. Long: look at the operations. A dot opens a trace.',
        },
      ),
    ],
    [
      timeseries(
        'Seconds spent per second, by operation',
        [
          {
            expr: 'topk(10, sum by (operation) (rate(langflix_operation_seconds_total[5m])))',
            legend: '{{operation}}',
          },
        ],
        {
          unit: 'short',
          stacked: true,
          description: 'How many at a time, on average: what the services are busy with.',
        },
      ),
      timeseries('Length of jobs', quantiles('langflix_job_duration_seconds', { of: [0.5, 0.95] }), {
        unit: 's',
        description: 'From submission to the end. A dot is one job: it opens its trace.',
      }),
    ],
  ],
};

export const queues: Section = {
  title: 'What waits',
  rows: [
    [
      timeseries(
        'Backlog, by consumer',
        [
          {
            expr:
              'sum by (consumer) (langflix_consumer_pending_messages) ' +
              '+ sum by (consumer) (langflix_consumer_in_flight_messages)',
            legend: '{{consumer}}',
          },
        ],
        { unit: 'short', stacked: true, description: 'Not delivered yet, and being worked on.' },
      ),
      timeseries(
        'Age of the oldest, by consumer',
        [{ expr: 'max by (consumer) (langflix_consumer_oldest_seconds)', legend: '{{consumer}}' }],
        { unit: 's', description: 'Since it was written. Growing without end: nobody works on it.' },
      ),
    ],
    [
      timeseries(
        'Replicas, running and wanted',
        [
          { expr: 'sum by (service) (langflix_service_replicas)', legend: '{{service}}' },
          { expr: 'max by (service) (langflix_desired_replicas)', legend: '{{service}} wanted' },
        ],
        {
          unit: 'short',
          description: 'Processes that were heard of lately; `/api/scaling` says why so many are wanted.',
        },
      ),
      timeseries(
        'Cores in use',
        [{ expr: 'sum by (service) (rate(langflix_service_cpu_seconds_total[5m]))', legend: '{{service}}' }],
        {
          unit: 'short',
          stacked: true,
          description: 'The processes of the services, without the ffmpeg they start.',
        },
      ),
      timeseries(
        'Memory',
        [{ expr: 'sum by (service) (langflix_service_memory_bytes)', legend: '{{service}}' }],
        { unit: 'bytes', stacked: true, description: 'Resident, summed over the replicas.' },
      ),
    ],
  ],
};
