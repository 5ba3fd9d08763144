import type { JobDetail, JobSummary } from '@langflix/contracts';
import { dollars, percent, speed } from '../format/figures.ts';
import { languageName } from '../format/language.ts';
import { clock, duration, moment, roughly } from '../format/time.ts';
import { STATE_WORDS, clipsOf, isOpen } from '../format/words.ts';
import { Icon } from '../shell/icon.tsx';
import { RedriveButton } from '../shell/redrive-button.tsx';
import { StateMark } from '../shell/state-mark.tsx';
import { linkTo } from '../state/route.ts';
import { useStore } from '../state/use-store.ts';
import { titleOf } from '../format/words.ts';

const REDRIVE =
  'The episode is submitted again as a new job. Clips that are finished and answers that are paid for are found again.';

export function JobHead({ detail: { summary, canRedrive, traceUrl } }: { readonly detail: JobDetail }) {
  const { redriveJob } = useStore();
  return (
    <header class="job-head">
      <a class="back" href={linkTo({ view: 'jobs' })}>
        <Icon name="back" />
        <span>All jobs</span>
      </a>
      <div class="job-head-title">
        <h1>
          {summary.series ?? titleOf(summary)}
          {summary.series !== undefined && summary.episode !== undefined && (
            <span class="job-head-episode"> {summary.episode}</span>
          )}
        </h1>
        <p class={`state is-${summary.state}`}>
          <StateMark state={summary.state} progress={summary.progress} />
          <span>{stateOf(summary)}</span>
        </p>
      </div>
      <div class="job-head-actions">
        {traceUrl !== undefined && (
          <a class="button" href={traceUrl} target="_blank" rel="noreferrer">
            <Icon name="out" />
            <span>Trace</span>
          </a>
        )}
        {canRedrive && (
          <RedriveButton
            what={titleOf(summary)}
            explanation={REDRIVE}
            redrive={() => redriveJob(summary.job)}
          />
        )}
      </div>
      <Facts summary={summary} />
    </header>
  );
}

function stateOf({ state, progress, etaSeconds }: JobSummary): string {
  if (state !== 'running') return STATE_WORDS[state];
  const left = etaSeconds === undefined ? '' : `, ${roughly(etaSeconds)} left`;
  return `${percent(progress)}${left}`;
}

function Facts({ summary }: { readonly summary: JobSummary }) {
  const { contentSeconds, sourceLanguage, targetLanguage, costUsd } = summary;
  const wallSeconds = useWallSeconds(summary);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Submitted', moment(summary.submittedAt)],
    [isOpen(summary.state) ? 'Running for' : 'Took', duration(wallSeconds)],
    ['Film', contentSeconds === undefined ? undefined : clock(contentSeconds)],
    ['Pace', isOpen(summary.state) ? undefined : speed(contentSeconds, wallSeconds)],
    ['Clips', clipsOf(summary)],
    [
      'Languages',
      targetLanguage && `${languageName(sourceLanguage ?? 'und')} → ${languageName(targetLanguage)}`,
    ],
    ['Model', costUsd === undefined ? undefined : dollars(costUsd)],
    ['Job', summary.job],
  ];
  return (
    <dl class="facts">
      {facts.flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

/** Goes on by the second while the job is open; the server's figure is from its last reading. */
function useWallSeconds({ state, wallSeconds, submittedAt }: JobSummary): number {
  const { now } = useStore();
  if (!isOpen(state)) return wallSeconds;
  return Math.floor(Math.max(wallSeconds, (now.value - Date.parse(submittedAt)) / 1000));
}
