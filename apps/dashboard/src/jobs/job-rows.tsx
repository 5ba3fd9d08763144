import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JobList } from '../state/job-list.ts';
import { route } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { JobRow } from './job-row.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

/** Height of `.job-row` in the style sheet. */
const ROW_PX = 68;

/**
 * One stop of the Tab key for the whole list: arrows, Page Up and Down, Home and End move in it. Rows that are not
 * loaded yet have their place already, so the scroll bar tells the truth.
 */
export function JobRows({ list }: { readonly list: JobList }) {
  const { jobs } = useStore();
  const at = route.value;
  const opened = at.view === 'job' ? at.job : undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeJob, setActiveJob] = useState<string | undefined>(opened);
  const active = Math.max(
    0,
    list.jobs.findIndex(({ job }) => job === activeJob),
  );
  const { rows, heightPx, scrollTo } = useVirtualRows({
    count: list.total,
    rowPx: ROW_PX,
    scroller,
    kept: active,
  });
  const wanted = Math.min(list.total, rows.reduce((most, { index }) => Math.max(most, index), 0) + 1);
  useEffect(() => {
    if (wanted > list.jobs.length) void jobs.loadUpTo(wanted);
  }, [wanted, list]);
  const focusWanted = useFocusOfActive(scroller, activeJob);
  useSteadyView(scroller, list);

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1);
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: list.jobs.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const index = Math.min(list.jobs.length - 1, Math.max(0, target));
    // At the end of what is loaded: the next page, so that the key goes on working.
    if (target >= list.jobs.length - 1 && list.next !== undefined) void jobs.loadUpTo(list.jobs.length + 1);
    focusWanted.current = true;
    setActiveJob(list.jobs[index]?.job);
    scrollTo(index);
  };

  return (
    <div class="job-rows" ref={scroller} onKeyDown={onKeyDown}>
      <div role="list" aria-label="Jobs, newest first" style={{ height: `${heightPx}px` }}>
        {rows.map(({ index, start }) => (
          <JobRow
            key={list.jobs[index]?.job ?? `place ${index}`}
            job={list.jobs[index]}
            place={{ index, total: list.total, startPx: start }}
            isOpened={list.jobs[index]?.job === opened}
            isTabStop={index === active}
            onFocus={() => setActiveJob(list.jobs[index]?.job)}
          />
        ))}
      </div>
    </div>
  );
}

/** Moves the focus to the active row once that is drawn, when a key asked for it. */
function useFocusOfActive(scroller: { readonly current: HTMLElement | null }, activeJob: string | undefined) {
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    scroller.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus({ preventScroll: true });
  }, [activeJob]);
  return isWanted;
}

/** A new job at the top must not push away what is being read further down. */
function useSteadyView(scroller: { readonly current: HTMLElement | null }, list: JobList): void {
  const before = useRef(list);
  useLayoutEffect(() => {
    const element = scroller.current;
    const first = before.current.jobs[0]?.job;
    before.current = list;
    if (element === null || element.scrollTop < ROW_PX) return;
    const added = list.jobs.findIndex(({ job }) => job === first);
    if (added > 0) element.scrollTop += added * ROW_PX;
  }, [list]);
}
