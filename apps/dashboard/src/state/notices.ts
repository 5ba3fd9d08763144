import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export interface Notice {
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

/** What is said to the reader, seen and heard: one at a time. */
export interface Notices {
  readonly shown: ReadonlySignal<Notice | undefined>;
  /** For screen readers only. */
  readonly spoken: ReadonlySignal<string>;
  show(notice: Notice): void;
  say(text: string): void;
  dismiss(): void;
}

const SHOWN_MS = 8000;

/** A failure stays until it is dismissed: it names what to do. */
export function createNotices(later: (action: () => void, delayMs: number) => () => void): Notices {
  const shown = signal<Notice | undefined>(undefined);
  const spoken = signal('');
  let cancel = (): void => undefined;
  const dismiss = (): void => {
    cancel();
    shown.value = undefined;
  };
  return {
    shown,
    spoken,
    dismiss,
    say: (text) => (spoken.value = text),
    show(notice) {
      dismiss();
      shown.value = notice;
      if (notice.kind === 'done') cancel = later(dismiss, SHOWN_MS);
    },
  };
}
