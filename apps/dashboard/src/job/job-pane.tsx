import type { JobDetail } from '@langflix/contracts';
import { Loaded } from '../shell/loaded.tsx';
import { Section } from '../shell/section.tsx';
import { useStore } from '../state/use-store.ts';
import { Totals } from '../waterfall/totals.tsx';
import { WaterfallChart } from '../waterfall/waterfall-chart.tsx';
import { Clips } from './clips.tsx';
import { Failures } from './failures.tsx';
import { Health } from './health.tsx';
import { JobHead } from './job-head.tsx';
import { StageProgress } from './stage-progress.tsx';

export function JobPane() {
  const { job } = useStore();
  return (
    <Loaded of={job.detail.value} lines={10}>
      {(detail: JobDetail) => <Job key={detail.summary.job} detail={detail} />}
    </Loaded>
  );
}

function Job({ detail }: { readonly detail: JobDetail }) {
  const { timeline, subtitles, translation } = detail;
  const tracks = [
    { name: 'Source', health: subtitles },
    { name: 'Translation', health: translation },
  ].flatMap(({ name, health }) => (health === undefined ? [] : [{ name, health }]));
  return (
    <article class="job">
      <JobHead detail={detail} />
      <StageProgress detail={detail} />
      {detail.failures.length > 0 && <Failures failures={detail.failures} />}
      <Clips clips={detail.clips} state={detail.summary.state} />
      {timeline.parts.length > 0 && (
        <Section title="Where the time went">
          <WaterfallChart timeline={timeline} />
          <Totals timeline={timeline} />
        </Section>
      )}
      {tracks.length > 0 && (
        <Section title="Subtitles">
          <div class="cards">
            {tracks.map(({ name, health }) => (
              <Health key={name} name={name} health={health} />
            ))}
          </div>
        </Section>
      )}
    </article>
  );
}
