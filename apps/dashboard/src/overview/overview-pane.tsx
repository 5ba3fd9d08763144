import type { Overview } from '@langflix/contracts';
import { Loaded } from '../shell/loaded.tsx';
import { Section } from '../shell/section.tsx';
import { backlogSeries, paceSeries } from '../state/history.ts';
import { useStore } from '../state/use-store.ts';
import { Charts } from './charts.tsx';
import { Counts } from './counts.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { Quotas } from './quotas.tsx';
import { Services } from './services.tsx';
import { SlowJobs } from './slow-jobs.tsx';

export function OverviewPane() {
  const { overview } = useStore();
  return (
    <div class="overview">
      <h1>Overview</h1>
      <Loaded of={overview.value} lines={12}>
        {(known: Overview) => <Figures overview={known} />}
      </Loaded>
    </div>
  );
}

function Figures({ overview }: { readonly overview: Overview }) {
  const { history } = overview;
  return (
    <>
      {!overview.brokerConnected && (
        <p class="banner is-bad">
          The broker is away. Figures are from before; work goes on when it is back.
        </p>
      )}
      {!overview.ready && <p class="banner">Still reading the history: figures are too small.</p>}
      <Counts overview={overview} />
      <Section title="Services">
        <Services overview={overview} />
      </Section>
      <Section title="Backlog, last hour">
        <Charts series={backlogSeries(history)} unit="messages" />
      </Section>
      <Section title="Pace, last hour">
        <Charts series={paceSeries(history)} unit="" />
      </Section>
      <Section title="Model quota">
        <Quotas quotas={overview.quotas} />
      </Section>
      <SlowJobs />
      <DeadLetters />
    </>
  );
}
