import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Zoom {
  /** 1 shows all. */
  readonly level: number;
  readonly change: (level: number) => void;
  /** By the name of the key. */
  readonly keys: Readonly<Record<string, () => void>>;
}

export const MOST_ZOOM = 64;
const STEP_PX = 120;

/** What is in the middle stays there. */
export function useZoom(scroller: { readonly current: HTMLElement | null }): Zoom {
  const [level, setLevel] = useState(1);
  const middle = useRef(0.5);
  const change = (to: number): void => {
    const element = scroller.current;
    if (element !== null) {
      middle.current = (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth;
    }
    setLevel(Math.min(MOST_ZOOM, Math.max(1, to)));
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null) element.scrollLeft = middle.current * element.scrollWidth - element.clientWidth / 2;
  }, [level]);
  const pan = (px: number): void => scroller.current?.scrollBy({ left: px });
  return {
    level,
    change,
    keys: {
      '+': () => change(level * 2),
      '=': () => change(level * 2),
      '-': () => change(level / 2),
      '0': () => change(1),
      ArrowLeft: () => pan(-STEP_PX),
      ArrowRight: () => pan(STEP_PX),
    },
  };
}
