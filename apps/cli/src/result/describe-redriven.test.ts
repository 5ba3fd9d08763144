import { expect, test } from '@jest/globals';
import { describeRedriven } from './describe-redriven.ts';

test('a submission that is sent again has no job to be counted', () => {
  expect(describeRedriven([{ seq: 3, job: undefined }])).toBe(
    'dead letter 3 sent again as it was\n1 dead letter redriven, 1 submission sent again.',
  );
});

test('dead letters that share a job are counted as one job', () => {
  const job = { job: 'j1', submissionId: 's~r1' };
  expect(
    describeRedriven([
      { seq: 1, ...job },
      { seq: 2, ...job },
      { seq: 3, job: 'j3' },
    ]),
  ).toBe(
    [
      'dead letter 1 -> job j1',
      'dead letter 2 -> job j1',
      'dead letter 3 sent again as it was: job j3',
      '3 dead letters redriven, 1 job submitted again, 1 submission sent again.',
    ].join('\n'),
  );
});

test('there may be nothing to redrive', () => {
  expect(describeRedriven([])).toBe('0 dead letters redriven.');
});
