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
  const rows = timeline.stages.map((row) => ({
    ...{ key: row.stage, name: STAGE_WORDS[row.stage] },
    figures: [
      row.failed > 0 ? `${count(row.parts)} (${row.failed} failed)` : count(row.parts),
      ...[row.waitSeconds, row.workSeconds, row.criticalSeconds].map(duration),
    ],
  }));
  const columns = ['Stage', 'Parts', 'Waited', 'Worked', 'Critical'];
  return <FigureTable caption="Time by stage" columns={columns} rows={rows} />;
}

function OperationTable({ timeline }: { readonly timeline: JobTimeline }) {
  const longestFirst = timeline.operations.toSorted((a, b) => b.totalMs - a.totalMs);
  const rows = longestFirst.map(({ stage, operation, count: times, maxMs, totalMs }) => ({
    ...{ key: `${stage}/${operation}`, name: operation },
    figures: [count(times), ...[totalMs / times, maxMs, totalMs].map(milliseconds)],
  }));
  const columns = ['Operation', 'Times', 'Mean', 'Longest', 'Total'];
  return <FigureTable caption="Time by operation" columns={columns} rows={rows} />;
}

interface FigureTableProps {
  readonly caption: string;
  /** The first is that of the names. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly figures: readonly string[];
  }[];
}

function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    <div class="table-frame">
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {figures.map((figure, column) => (
                <td key={columns[column + 1]}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : duration(ms / 1000));
