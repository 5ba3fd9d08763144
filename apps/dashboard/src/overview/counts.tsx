import type { JobState, Overview } from '@langflix/contracts';
import { amount, count } from '../format/figures.ts';
import { STATES, STATE_WORDS } from '../format/words.ts';

type Tone = 'plain' | 'warn' | 'bad';

/** What somebody should look at. */
const TONES: Partial<Record<JobState, Tone>> = { partial: 'warn', failed: 'bad', rejected: 'bad' };

export function Counts({ overview }: { readonly overview: Overview }) {
  const newest = overview.history.at(-1);
  return (
    <dl class="counts">
      {STATES.map((state) => (
        <Count
          key={state}
          name={STATE_WORDS[state]}
          value={count(overview.jobs[state])}
          tone={overview.jobs[state] > 0 ? (TONES[state] ?? 'plain') : 'plain'}
        />
      ))}
      <Count
        name="Dead letters"
        value={count(overview.deadLetters)}
        tone={overview.deadLetters > 0 ? 'bad' : 'plain'}
      />
      <Count
        name="Clips a minute"
        value={newest === undefined ? '–' : amount(newest.clipsPerMinute)}
        tone="plain"
      />
    </dl>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: string;
  readonly tone: Tone;
}

function Count({ name, value, tone }: CountProps) {
  return (
    <div class={`count is-${tone}`}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
