import type { JobState } from '@langflix/contracts';

const SIZE = 20;
const RADIUS = 8;
const ROUND = 2 * Math.PI * RADIUS;

const SIGNS: Readonly<Record<JobState, string>> = {
  waiting: '',
  running: '',
  complete: 'M6.5 10.4l2.4 2.4 4.8-5.2',
  partial: 'M6.5 10h7',
  failed: 'M7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6',
  rejected: 'M5 15 15 5',
};

/** The state by shape as well as colour; a running job's ring fills. Words stand beside it. */
export function StateMark({ state, progress }: { readonly state: JobState; readonly progress: number }) {
  const share = state === 'running' ? Math.max(0.04, progress) : 1;
  return (
    <svg
      class={`mark is-${state}`}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      aria-hidden="true"
    >
      <circle class="mark-track" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
      {state !== 'waiting' && (
        <circle
          class="mark-ring"
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={RADIUS}
          stroke-dasharray={`${share * ROUND} ${ROUND}`}
        />
      )}
      {SIGNS[state] !== '' && <path class="mark-sign" d={SIGNS[state]} />}
    </svg>
  );
}
