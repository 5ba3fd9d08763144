import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Lies above the page, so that nothing moves when it comes and goes. */
export function Messages() {
  const { notices, connection } = useStore();
  const notice = notices.shown.value;
  return (
    <>
      <p class="visually-hidden" role="status" aria-live="polite">
        {notices.spoken.value}
      </p>
      {connection.value === 'lost' && (
        <p class="message is-lost">Connection lost. What you see may be old; trying again …</p>
      )}
      <div role="status" aria-live="polite">
        {notice !== undefined && (
          <div class={`message is-${notice.kind}`}>
            <span>{notice.text}</span>
            <button type="button" class="button icon-only" aria-label="Dismiss" onClick={notices.dismiss}>
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </>
  );
}
