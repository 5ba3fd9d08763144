import type { ComponentChildren } from 'preact';
import type { Loadable } from '../state/loadable.ts';

interface LoadedProps<T> {
  readonly of: Loadable<T>;
  /** Lines of the placeholder, about as high as what will stand there. */
  readonly lines?: number;
  readonly children: (value: T) => ComponentChildren;
}

export function Loaded<T>({ of, lines = 3, children }: LoadedProps<T>) {
  if (of.state === 'loading') return <Placeholder lines={lines} />;
  if (of.state === 'failed') return <p class="problem">{of.error.message}</p>;
  return <>{children(of.value)}</>;
}

function Placeholder({ lines }: { readonly lines: number }) {
  return (
    <div class="placeholder" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} class="placeholder-line" />
      ))}
    </div>
  );
}
