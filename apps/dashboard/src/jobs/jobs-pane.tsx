import { plural } from '../format/figures.ts';
import { Loaded } from '../shell/loaded.tsx';
import type { JobList } from '../state/job-list.ts';
import { route } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { Filters } from './filters.tsx';
import { JobRows } from './job-rows.tsx';

/** The page itself where no job is opened: on a narrow screen nothing else is shown then. */
export function JobsPane({ onSubmit }: { readonly onSubmit: () => void }) {
  const { jobs } = useStore();
  const { states, text } = jobs.filter.value;
  const isMain = route.value.view === 'jobs';
  const isFiltered = states.length > 0 || text.trim() !== '';
  return (
    <div class="jobs" role={isMain ? 'main' : 'complementary'} aria-label="Jobs" tabIndex={-1}>
      {isMain ? <h1 class="visually-hidden">Jobs</h1> : <h2 class="visually-hidden">Jobs</h2>}
      <Filters />
      <Loaded of={jobs.list.value} lines={9}>
        {(list: JobList) =>
          list.jobs.length === 0 ? (
            <Empty isFiltered={isFiltered} onSubmit={onSubmit} />
          ) : (
            <>
              <p class="jobs-total">{plural(list.total, 'job')}</p>
              <JobRows list={list} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function Empty({ isFiltered, onSubmit }: { readonly isFiltered: boolean; readonly onSubmit: () => void }) {
  const { jobs } = useStore();
  if (isFiltered) {
    return (
      <div class="empty">
        <p>No job matches.</p>
        <button type="button" class="button" onClick={() => jobs.setFilter({ states: [], text: '' })}>
          Show all
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <p class="empty-title">Nothing here yet</p>
      <p>Submit an episode and watch it turn into clips.</p>
      <button type="button" class="button primary" onClick={onSubmit}>
        New job
      </button>
    </div>
  );
}
