import type { JobState } from '@langflix/contracts';
import { useEffect, useRef } from 'preact/hooks';
import { count } from '../format/figures.ts';
import { STATES, STATE_WORDS } from '../format/words.ts';
import { Icon } from '../shell/icon.tsx';
import { valueOf } from '../state/loadable.ts';
import { useStore } from '../state/use-store.ts';

/** Typing asks the server once it rests. */
const TYPING_RESTS_MS = 200;

export function Filters() {
  const { jobs, overview } = useStore();
  const { states, text } = jobs.filter.value;
  const counts = valueOf(overview.value)?.jobs;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (wanted: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => jobs.setFilter({ ...jobs.filter.value, text: wanted }), TYPING_RESTS_MS);
  };
  const toggle = (state: JobState): void => {
    const without = states.filter((it) => it !== state);
    jobs.setFilter({ text, states: without.length < states.length ? without : [...states, state] });
  };
  return (
    <search class="filters">
      <label class="search">
        <span class="visually-hidden">Search jobs by series, episode or id</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search"
          value={text}
          onInput={(event) => search(event.currentTarget.value)}
        />
      </label>
      <div class="chips" role="group" aria-label="Show only">
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            class="chip"
            aria-pressed={states.includes(state)}
            onClick={() => toggle(state)}
          >
            {STATE_WORDS[state]}{' '}
            <span class="chip-count">{counts === undefined ? '–' : count(counts[state])}</span>
          </button>
        ))}
      </div>
    </search>
  );
}
