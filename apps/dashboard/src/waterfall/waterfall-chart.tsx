import type { JobTimeline, Stage } from '@langflix/contracts';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { useStore } from '../state/use-store.ts';
import { describeRow } from './describe-row.ts';
import { layoutWaterfall, ticksOf } from './layout.ts';
import type { Row } from './layout.ts';
import { Axis, RowView } from './row-view.tsx';
import { useZoom } from './use-zoom.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** At most so many marks for one window's width. */
const TICKS = 6;

/** Arrows move through the rows, Enter folds a stage, + − 0 zoom; what the row says stands below. */
export function WaterfallChart({ timeline }: { readonly timeline: JobTimeline }) {
  const { now } = useStore();
  const [toggled, setToggled] = useState<ReadonlySet<Stage>>(new Set());
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const zoom = useZoom(scroller);
  const id = useId();
  const nowMs = timeline.closedAt === undefined ? now.value : 0;
  const { rows, spanSec } = useMemo(
    () => layoutWaterfall(timeline, { nowMs, toggled }),
    [timeline, nowMs, toggled],
  );
  const current = rows[Math.min(active, rows.length - 1)];
  useEffect(() => {
    const isFocused = document.activeElement === scroller.current;
    if (isFocused) scroller.current?.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const toggle = (row: Row | undefined): void => {
    if (row?.isGroup === true) setToggled(withToggled(toggled, row.stage));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const actions: Record<string, () => void> = {
      ArrowDown: () => setActive(Math.min(rows.length - 1, active + 1)),
      ArrowUp: () => setActive(Math.max(0, active - 1)),
      Home: () => setActive(0),
      End: () => setActive(rows.length - 1),
      Enter: () => toggle(current),
      ' ': () => toggle(current),
      ...zoom.keys,
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <div class="waterfall">
      <div class="waterfall-head">
        <Legend />
        <ZoomButtons zoom={zoom} />
      </div>
      <div
        class="waterfall-scroll"
        ref={scroller}
        tabIndex={0}
        role="listbox"
        aria-label="Timeline of the job"
        aria-activedescendant={current && `${id}${rows.indexOf(current)}`}
        aria-describedby={`${id}said`}
        onKeyDown={onKeyDown}
      >
        <div class="waterfall-rows" style={{ '--zoom': zoom.level }}>
          <Axis ticks={ticksOf(spanSec, TICKS * zoom.level)} spanSec={spanSec} />
          {rows.map((row, i) => (
            <RowView
              key={row.key}
              id={`${id}${i}`}
              row={row}
              isActive={row === current}
              onPick={() => {
                setActive(i);
                if (row === current || row.isGroup) toggle(row);
              }}
            />
          ))}
        </div>
      </div>
      <p class="waterfall-said" id={`${id}said`} aria-live="polite">
        {current !== undefined && describeRow(current)}
      </p>
    </div>
  );
}

function withToggled(toggled: ReadonlySet<Stage>, stage: Stage): ReadonlySet<Stage> {
  const next = new Set(toggled);
  if (!next.delete(stage)) next.add(stage);
  return next;
}

function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <i class="swatch is-work" /> working
      </li>
      <li>
        <i class="swatch is-wait" /> waiting
      </li>
      <li>
        <i class="swatch is-critical" /> critical path
      </li>
      <li>
        <i class="swatch is-failed" /> failed
      </li>
    </ul>
  );
}
