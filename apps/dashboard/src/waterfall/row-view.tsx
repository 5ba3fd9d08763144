import { clock } from '../format/time.ts';
import { Icon } from '../shell/icon.tsx';
import type { Bar, Row } from './layout.ts';

interface RowViewProps {
  readonly id: string;
  readonly row: Row;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

export function RowView({ id, row, isActive, onPick }: RowViewProps) {
  const depth = row.isGroup || row.label === '' ? '' : row.parts[0]?.part === undefined ? '' : ' is-part';
  return (
    <div
      id={id}
      class={`waterfall-row${depth}${isActive ? ' is-active' : ''}`}
      role="option"
      aria-selected={isActive}
      onClick={onPick}
    >
      <span class="waterfall-label">
        {row.isGroup && <Icon name={row.isOpen ? 'unfold' : 'fold'} />}
        <span>{row.label}</span>
        {row.isGroup && <span class="quiet">{row.parts.length}</span>}
      </span>
      <span class="waterfall-track" aria-hidden="true">
        {row.bars.map((bar, i) => (
          <i key={i} class={`piece is-${bar.kind} is-${bar.tone}`} style={placeOf(bar)} />
        ))}
      </span>
    </div>
  );
}

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;
const placeOf = ({ from, to }: Bar) => ({ left: share(from), width: share(to - from) });

/** Hidden from screen readers: the row that is picked says its times. */
export function Axis({ ticks, spanSec }: { readonly ticks: readonly number[]; readonly spanSec: number }) {
  return (
    <div class="waterfall-row is-axis" aria-hidden="true">
      <span class="waterfall-label" />
      <span class="waterfall-track">
        {ticks.map((tick) => (
          <span key={tick} class="tick" style={{ left: share(spanSec === 0 ? 0 : tick / spanSec) }}>
            {spanSec < 10 ? `${tick.toFixed(1)} s` : clock(tick)}
          </span>
        ))}
      </span>
    </div>
  );
}
