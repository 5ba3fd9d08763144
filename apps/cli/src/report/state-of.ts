import type { JobEntry, JobState } from '@langflix/contracts';

export function stateOf({ status, result }: JobEntry): JobState {
  switch (status) {
    case 'accepted':
      return 'waiting';
    case 'processing':
      return 'running';
    case 'completed':
      return result?.partial === true ? 'partial' : 'complete';
    case 'failed':
    case 'rejected':
      return status;
  }
}
