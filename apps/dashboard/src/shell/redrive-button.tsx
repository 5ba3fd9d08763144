import { useState } from 'preact/hooks';
import { go } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

interface RedriveProps {
  /** What is tried again, e.g. `Corner Shop · S01E03`. */
  readonly what: string;
  readonly explanation: string;
  /** Gives the job that does it. */
  readonly redrive: () => Promise<string>;
}

/** Asks before it submits anything again: that may cost money. */
export function RedriveButton({ what, explanation, redrive }: RedriveProps) {
  const { notices } = useStore();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  async function submitAgain(): Promise<void> {
    setBusy(true);
    try {
      const job = await redrive();
      notices.show({ kind: 'done', text: `Submitted again: ${what}` });
      go({ view: 'job', job });
    } catch (error) {
      notices.show({ kind: 'failed', text: (error as Error).message });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  }
  return (
    <>
      <button type="button" class="button" aria-label={`Try again: ${what}`} onClick={() => setAsking(true)}>
        <Icon name="redrive" />
        <span>Try again</span>
      </button>
      {isAsking && (
        <Dialog title="Try again?" onClose={() => setAsking(false)}>
          <p class="dialog-what">{what}</p>
          <p>{explanation}</p>
          <div class="dialog-buttons">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              Cancel
            </button>
            <button type="button" class="button primary" disabled={isBusy} onClick={() => void submitAgain()}>
              Submit again
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
