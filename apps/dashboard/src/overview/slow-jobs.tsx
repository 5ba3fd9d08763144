import type { SlowJob } from '@langflix/contracts';
import { amount } from '../format/figures.ts';
import { duration } from '../format/time.ts';
import { STAGE_WORDS, titleOf } from '../format/words.ts';
import { Icon } from '../shell/icon.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Section } from '../shell/section.tsx';
import { linkTo } from '../state/route.ts';
import { useStore } from '../state/use-store.ts';

export function SlowJobs() {
  const { slow } = useStore();
  return (
    <Section title="Slowest jobs">
      <Loaded of={slow.value}>
        {(jobs: readonly SlowJob[]) =>
          jobs.length === 0 ? (
            <p class="quiet">No job has ended yet.</p>
          ) : (
            <ol class="rows">
              {jobs.map((job) => (
                <SlowRow key={job.job} job={job} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

function SlowRow({ job }: { readonly job: SlowJob }) {
  const { cause, secondsPerMinute, medianSecondsPerMinute } = job;
  return (
    <li class="row">
      <p class="row-title">
        <a href={linkTo({ view: 'job', job: job.job })}>{titleOf(job)}</a>
        {job.traceUrl !== undefined && (
          <a class="quiet-link" href={job.traceUrl} target="_blank" rel="noreferrer">
            <Icon name="out" />
            <span>
              Trace<span class="visually-hidden"> of {titleOf(job)}</span>
            </span>
          </a>
        )}
      </p>
      <p class="row-figure">
        {secondsPerMinute === undefined ? (
          duration(job.wallSeconds)
        ) : (
          <>
            {amount(secondsPerMinute)} <span class="quiet">s per minute of film</span>
          </>
        )}
      </p>
      {cause !== undefined && (
        <p class="row-text">
          <strong>
            {STAGE_WORDS[cause.stage]}, {cause.kind === 'wait' ? 'waiting' : 'working'}
          </strong>{' '}
          {cause.explanation}
          {medianSecondsPerMinute !== undefined &&
            ` Median of all jobs: ${amount(medianSecondsPerMinute)} s per minute.`}
        </p>
      )}
    </li>
  );
}
