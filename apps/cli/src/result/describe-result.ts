import { usageInWords } from '@langflix/contracts';
import type { FailedPart } from '@langflix/contracts';
import { formatDuration, formatPlural, formatSpeed } from '../progress/format.ts';
import { readableReason } from '../readable-reason.ts';
import type { JobResult } from './job-result.ts';

/** Reasons shown, and parts named with each; the manifest holds them all. */
const MAX_FAILURES = 10;
const MAX_NAMES = 5;

/** The result in words, a few lines. */
export function describeResult(result: JobResult): string {
  const remarks = (result.remarks ?? []).map((remark) => `  note      ${remark}`);
  return [headline(result), ...places(result), ...cost(result), ...remarks, ...failures(result)].join('\n');
}

function headline(result: JobResult): string {
  switch (result.status) {
    case 'complete':
    case 'partial':
      return completed(result);
    case 'rejected':
      return `The episode was rejected: ${why(result)}`;
    case 'failed':
      return `The job failed: ${why(result)}`;
    case 'interrupted':
      return `Interrupted after ${formatDuration(result.wallSeconds)}: run the same command again to resume.`;
    case 'accepted':
      return `Job ${result.job} is accepted and waits for its turn.`;
    case 'processing':
      return `Job ${result.job} is in progress: ${formatPlural(result.clips, 'clip')} finished so far.`;
  }
}

function why({ reason = 'no reason given', code = 'unknown' }: JobResult): string {
  return `${readableReason(reason)} (${code})`;
}

function completed(result: JobResult): string {
  const film = result.contentSeconds ?? undefined;
  const speed = formatSpeed(film, result.wallSeconds);
  const from = film === undefined ? '' : ` from ${formatDuration(film)} of film`;
  const reused = result.reused > 0 ? `, ${result.reused} of them finished before` : '';
  const seconds =
    result.wallSeconds < 60 ? `${result.wallSeconds.toFixed(1)} s` : formatDuration(result.wallSeconds);
  const time = `in ${seconds}${speed === undefined ? '' : ` (${speed})`}`;
  if (result.clips === 0) return `No clips${from} ${time}${result.failed > 0 ? '' : noneFound(result)}`;
  return `${formatPlural(result.clips, 'clip')}${from} ${time}${reused}`;
}

function noneFound({ level }: JobResult): string {
  if (level === null || level === 'mixed') return ': no expression was found.';
  return `: no expression of level ${level} was found; --level mixed takes those of every level.`;
}

function places(result: JobResult): readonly string[] {
  if (result.manifest === null || result.gallery === null) return [];
  return [
    `  gallery   ${result.gallery}`,
    ...(result.clips > 0 ? [`  clips     ${result.manifest.replace(/[^/]*$/, 'clips')}`] : []),
    `  manifest  ${result.manifest}`,
  ];
}

function cost({ usage, usageByModel = {} }: JobResult): readonly string[] {
  const words = usage && usageInWords(usage);
  if (words === undefined) return [];
  const models = Object.keys(usageByModel).map((analyzer) => analyzer.slice(analyzer.indexOf(':') + 1));
  return [`  analysis  ${words} (${models.join(', ')})`];
}

/** One line per reason: many parts often fail for the same one, which may be the headline's already. */
function failures({ failures: parts, status }: JobResult): readonly string[] {
  const byReason = Object.values(Object.groupBy(parts, ({ code, reason }) => `${reason} (${code})`));
  const lines = byReason.flatMap((group = []) => describeGroup(group));
  if (lines.length === 0 || (status === 'failed' && lines.length === 1)) return [];
  const more = lines.length - MAX_FAILURES;
  return [
    `${formatPlural(parts.length, 'part')} failed:`,
    ...lines.slice(0, MAX_FAILURES),
    ...(more > 0 ? [`  and ${more} more reasons: see the manifest`] : []),
  ];
}

function describeGroup(group: readonly FailedPart[]): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.slice(0, MAX_NAMES).map(nameOf).join(', ');
  const others = group.length > MAX_NAMES ? ` and ${group.length - MAX_NAMES} more` : '';
  return [`  ${names}${others}: ${readableReason(first.reason)} (${first.code})`];
}

const nameOf = ({ part, id, expression }: FailedPart): string =>
  expression === undefined ? `${part} ${id}` : `${part} "${expression}"`;
