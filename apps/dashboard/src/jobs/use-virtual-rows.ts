import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/virtual-core';
import type { VirtualItem } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface VirtualRows {
  readonly rows: readonly VirtualItem[];
  readonly heightPx: number;
  readonly scrollTo: (index: number) => void;
}

interface VirtualRowsOptions {
  readonly count: number;
  readonly rowPx: number;
  readonly scroller: { readonly current: HTMLElement | null };
  /** Stays in the page wherever it is scrolled to: it may hold the focus. */
  readonly kept: number;
}

/** Of many rows of one height those that can be seen, and some around them. */
export function useVirtualRows({ count, rowPx, scroller, kept }: VirtualRowsOptions): VirtualRows {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const keptNow = useRef(kept);
  keptNow.current = kept;
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      const also = keptNow.current;
      return also < 0 || also >= range.count || seen.includes(also) ? seen : [...seen, also];
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    rows: virtualizer.getVirtualItems(),
    heightPx: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
