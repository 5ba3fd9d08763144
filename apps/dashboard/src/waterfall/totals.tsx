import type { JobTimeline } from '@langflix/contracts';
import { bytes, count } from '../format/figures.ts';
import { duration } from '../format/time.ts';
import { STAGE_WORDS } from '../format/words.ts';

/** The same in figures: by stage, and by operation. */
export function Totals({ timeline }: { readonly timeline: JobTimeline }) {
  const memory = Object.entries(timeline.peakMemoryBytes);
  return (
    <>
      <StageTable timeline={timeline} />
      {timeline.operations.length > 0 && (
        <details class="more">
          <summary>Operations</summary>
          <OperationTable timeline={timeline} />
        </details>
      )}
      <p class="quiet note">
        {count(timeline.modelRequests)} requests to the model, {count(timeline.modelRetries)} of them again
        {memory.length > 0 && '. Most memory: '}
        {memory.map(([service, most]) => `${service} ${bytes(most)}`).join(', ')}
      </p>
    </>
  );
}

function StageTable({ timeline }: { readonly timeline: JobTimeline }) {
  return (
    <div class="table-frame">
      <table>
        <caption class="visually-hidden">Time by stage</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Parts</th>
            <th scope="col">Waited</th>
            <th scope="col">Worked</th>
            <th scope="col">Critical</th>
          </tr>
        </thead>
        <tbody>
          {timeline.stages.map((row) => (
            <tr key={row.stage}>
              <th scope="row">{STAGE_WORDS[row.stage]}</th>
              <td>{row.failed > 0 ? `${count(row.parts)} (${row.failed} failed)` : count(row.parts)}</td>
              <td>{duration(row.waitSeconds)}</td>
              <td>{duration(row.workSeconds)}</td>
              <td>{duration(row.criticalSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OperationTable({ timeline }: { readonly timeline: JobTimeline }) {
  const rows = timeline.operations.toSorted((a, b) => b.totalMs - a.totalMs);
  return (
    <div class="table-frame">
      <table>
        <caption class="visually-hidden">Time by operation</caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Times</th>
            <th scope="col">Mean</th>
            <th scope="col">Longest</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.stage}/${row.operation}`}>
              <th scope="row">{row.operation}</th>
              <td>{count(row.count)}</td>
              <td>{milliseconds(row.totalMs / row.count)}</td>
              <td>{milliseconds(row.maxMs)}</td>
              <td>{milliseconds(row.totalMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : duration(ms / 1000));
