import { jobIdOf } from '@langflix/contracts';

/** CloudEvents identity of the sample submission, and the job it names. */
export const A_SUBMISSION = { id: 'order-1', source: '/upstream/example' } as const;
export const A_JOB = jobIdOf(A_SUBMISSION);
