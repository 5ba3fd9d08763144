/** Everything the dashboard shows of one job, out of its events; bodies are not kept. */
import {
  chunkAnalyzed,
  clipFinished,
  clipRequested,
  episodeChunked,
  episodeFailed,
  episodeMeasured,
  episodeRejected,
} from '@langflix/contracts';
import type { ClipCard, EventContract, FailureBody, FailureRow, SubtitleHealth } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { createTimeline } from '@langflix/timeline';
import type { Timeline, TimelineEvent } from '@langflix/timeline';
import { finishedCard, mediaOf, requestedCard } from './clip-cards.ts';

export interface JobFacts {
  readonly timeline: Timeline;
  /** By id. */
  readonly clips: Map<string, ClipCard>;
  /** URI by name below `/media/<job>/`. */
  readonly media: Map<string, string>;
  /** With the subject of the message whose work failed. */
  readonly failures: (Omit<FailureRow, 'deadLetter'> & { readonly about: string })[];
  subtitles?: SubtitleHealth;
  translation?: SubtitleHealth;
}

export function createJobFacts(job: string): JobFacts {
  return { timeline: createTimeline(job), clips: new Map(), media: new Map(), failures: [] };
}

export function addToFacts(facts: JobFacts, event: TimelineEvent): void {
  facts.timeline.add(event);
  if (isOf(event, clipRequested)) {
    facts.clips.set(event.data.clip, requestedCard(event.data));
  } else if (isOf(event, clipFinished)) {
    finishClip(facts, event.data);
  } else if (isOf(event, chunkAnalyzed)) {
    const { chunk, outcome } = event.data;
    fail(facts, { part: `chunk ${chunk}`, about: `chunk.ready.${chunk}` }, outcome);
  } else if (isOf(event, episodeMeasured)) {
    fail(facts, { part: 'sound', about: 'episode.ingested' }, event.data.outcome);
  } else if (isOf(event, episodeChunked)) {
    const { outcome } = event.data;
    if (outcome.status === 'chunked') {
      facts.subtitles = outcome.subtitles;
      if (outcome.translation !== undefined) facts.translation = outcome.translation;
    }
  } else if (isOf(event, episodeFailed) || isOf(event, episodeRejected)) {
    fail(facts, { part: 'job', about: '' }, event.data);
  }
}

function finishClip(facts: JobFacts, data: InEvent<typeof clipFinished>['data']): void {
  const { clip, outcome } = data;
  const known = facts.clips.get(clip);
  facts.clips.set(clip, finishedCard(known ?? { clip, expression: clip, state: 'requested' }, data));
  if (outcome.status === 'failed') {
    const part = `clip ${known?.expression ?? clip}`;
    return fail(facts, { part, about: `clip.requested.${clip}` }, outcome);
  }
  for (const [name, uri] of mediaOf({ clip, outcome })) facts.media.set(name, uri);
}

/** Nothing where the outcome is no failure. */
function fail(
  facts: JobFacts,
  row: { readonly part: string; readonly about: string },
  outcome: Partial<FailureBody> & { readonly status?: string },
): void {
  const { code, reason } = outcome;
  if (code !== undefined && reason !== undefined) facts.failures.push({ ...row, code, reason });
}

function isOf<Contract extends EventContract>(
  event: { readonly contract: EventContract },
  contract: Contract,
): event is InEvent<Contract> {
  return event.contract.name === contract.name;
}
