import type { Redriven } from '../jobs/redrive.ts';
import { formatPlural } from '../progress/format.ts';

/** What became of the dead letters: a line for each, and the count. */
export function describeRedriven(redriven: readonly Redriven[]): string {
  const resent = redriven.filter(isResent).length;
  const jobs = new Set(redriven.filter((it) => !isResent(it)).map((it) => it.job)).size;
  const became = [
    ...(jobs > 0 ? [`${formatPlural(jobs, 'job')} submitted again`] : []),
    ...(resent > 0 ? [`${formatPlural(resent, 'submission')} sent again`] : []),
  ];
  const total = [`${formatPlural(redriven.length, 'dead letter')} redriven`, ...became].join(', ');
  return [...redriven.map(describe), `${total}.`].join('\n');
}

function describe(it: Redriven): string {
  if (!isResent(it)) return `dead letter ${it.seq} -> job ${it.job ?? 'unknown'}`;
  return `dead letter ${it.seq} sent again as it was${it.job === undefined ? '' : `: job ${it.job}`}`;
}

/** A submission itself; the dead letter of a job gets its episode submitted under a new id. */
const isResent = ({ submissionId }: Redriven): boolean => submissionId === undefined;
