import type { JobSummary } from '@langflix/contracts';
import { dollars, percent } from '../format/figures.ts';
import { ago, clock } from '../format/time.ts';
import { STATE_WORDS, clipsOf, titleOf } from '../format/words.ts';
import { StateMark } from '../shell/state-mark.tsx';
import { linkTo } from '../state/route.ts';
import { useStore } from '../state/use-store.ts';

interface JobRowProps {
  /** Absent while its page is not loaded. */
  readonly job: JobSummary | undefined;
  readonly place: { readonly index: number; readonly total: number; readonly startPx: number };
  readonly isOpened: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
}

export function JobRow({ job, place, isOpened, isTabStop, onFocus }: JobRowProps) {
  return (
    <div
      class="job-row"
      role="listitem"
      aria-setsize={place.total}
      aria-posinset={place.index + 1}
      style={{ transform: `translateY(${place.startPx}px)` }}
    >
      {job === undefined ? (
        <span class="job-row-empty" aria-label="Loading" />
      ) : (
        <a
          href={linkTo({ view: 'job', job: job.job })}
          tabIndex={isTabStop ? 0 : -1}
          aria-current={isOpened ? 'true' : undefined}
          onFocus={onFocus}
        >
          <StateMark state={job.state} progress={job.progress} />
          <span class="job-row-title">{titleOf(job)}</span>
          <Age at={job.submittedAt} />
          <span class="job-row-facts">{factsOf(job).join(' · ')}</span>
          <span class={`job-row-state is-${job.state}`}>
            {job.state === 'running' ? percent(job.progress) : STATE_WORDS[job.state]}
          </span>
        </a>
      )}
    </div>
  );
}

/** Rounded to what it shows: a row is drawn anew once a minute only. */
function Age({ at }: { readonly at: string }) {
  return <time class="job-row-age">{ago(at, useStore().now.value)}</time>;
}

function factsOf(job: JobSummary): readonly string[] {
  const languages =
    job.targetLanguage === undefined ? undefined : `${job.sourceLanguage ?? '?'} → ${job.targetLanguage}`;
  const cost = job.costUsd === undefined || job.costUsd === 0 ? undefined : dollars(job.costUsd);
  const length = job.contentSeconds === undefined ? undefined : clock(job.contentSeconds);
  return [languages, length, clipsOf(job), cost].filter((fact) => fact !== undefined);
}
