import { useEffect, useRef, useState } from 'preact/hooks';
import { JobPane } from '../job/job-pane.tsx';
import { JobsPane } from '../jobs/jobs-pane.tsx';
import { SubmitDialog } from '../jobs/submit-dialog.tsx';
import { OverviewPane } from '../overview/overview-pane.tsx';
import { titleOf } from '../format/words.ts';
import { valueOf } from '../state/loadable.ts';
import { route } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { Header } from './header.tsx';
import { Login } from './login.tsx';
import { Messages } from './messages.tsx';

/** Wide screens show the list beside a job or the overview; narrow ones one of the three. */
export function App() {
  const store = useStore();
  const [isSubmitting, setSubmitting] = useState(false);
  const { view } = route.value;
  const content = useRef<HTMLDivElement>(null);
  useOpenedJob();
  useFocusOnChange(content);
  if (store.isLocked.value) return <Login />;
  return (
    <div class={`page shows-${view}`}>
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('[role=main]')?.focus();
        }}
      >
        Skip to content
      </a>
      <Header onSubmit={() => setSubmitting(true)} />
      <JobsPane onSubmit={() => setSubmitting(true)} />
      <div
        id="content"
        class="content"
        role={view === 'jobs' ? 'region' : 'main'}
        aria-label={view === 'job' ? 'Job' : 'Overview'}
        tabIndex={-1}
        ref={content}
      >
        {view === 'job' ? <JobPane /> : <OverviewPane />}
      </div>
      <Messages />
      {isSubmitting && <SubmitDialog onClose={() => setSubmitting(false)} />}
    </div>
  );
}

function useOpenedJob(): void {
  const { job } = useStore();
  const at = route.value;
  const opened = at.view === 'job' ? at.job : undefined;
  useEffect(() => job.open(opened), [opened]);
  const summary = valueOf(job.detail.value)?.summary;
  const title =
    opened !== undefined && summary?.job === opened ? `${titleOf(summary)} – LangFlix` : 'LangFlix';
  useEffect(() => void (document.title = title), [title]);
}

/** Who follows a link by keyboard goes on reading where it leads. */
function useFocusOnChange(content: { readonly current: HTMLElement | null }): void {
  const at = route.value;
  const place = at.view === 'job' ? at.job : at.view;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && at.view !== 'jobs') {
      content.current?.focus({ preventScroll: true });
      content.current?.scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [place]);
}
