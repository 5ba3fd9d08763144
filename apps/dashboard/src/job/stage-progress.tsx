import type { JobDetail } from '@langflix/contracts';
import { Bar } from '../shell/bar.tsx';
import { describeStage, nameOfStage, stagesOf } from './stages-of.ts';

export function StageProgress({ detail }: { readonly detail: JobDetail }) {
  return (
    <ol class="stages" aria-label="Stages">
      {stagesOf(detail).map((it) => (
        <li key={it.stage} class={`stage is-${it.state}`}>
          <span class="stage-name">{nameOfStage(it.stage)}</span>
          <Bar
            label={nameOfStage(it.stage)}
            share={it.total === undefined ? 0 : it.done / it.total}
            tone={it.state === 'failed' ? 'bad' : 'accent'}
          />
          <span class="stage-detail">{describeStage(it)}</span>
        </li>
      ))}
    </ol>
  );
}
