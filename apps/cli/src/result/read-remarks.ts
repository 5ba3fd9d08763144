import { posix } from 'node:path';
import { episodeChunked } from '@langflix/contracts';
import type { EpisodeChunked, JobEntry, SubtitleHealth } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { readableReason } from '../readable-reason.ts';
import type { JobResult } from './job-result.ts';

/** Findings shown of one track; the manifest holds them all. */
const MAX_FINDINGS = 3;

/** What is wrong with the subtitles of a job and did not stop it. */
export async function readRemarks(
  { job }: Pick<JobEntry, 'job'>,
  messaging: Pick<Messaging, 'readFact'>,
): Promise<Pick<JobResult, 'remarks'>> {
  const chunked = await messaging.readFact(episodeChunked, { job });
  return { remarks: chunked === undefined ? [] : remarksOn(chunked) };
}

/** Each names the file. */
export function remarksOn({ outcome }: Pick<EpisodeChunked, 'outcome'>): readonly string[] {
  if (outcome.status !== 'chunked') return [];
  const { subtitles, translation } = outcome;
  return [...remarksOnTrack('subtitles', subtitles), ...remarksOnTrack('translation', translation)];
}

function remarksOnTrack(role: string, track: SubtitleHealth | undefined): readonly string[] {
  if (track?.grade === undefined || track.grade === 'good') return [];
  const name = posix.basename(readableReason(track.uri));
  return (track.findings ?? []).slice(0, MAX_FINDINGS).map(({ message }) => `${role} ${name}: ${message}`);
}
