/** What happens next: events by time, those of one moment in the order in which they were planned. */
export interface EventHeap<Event> {
  push(atMs: number, event: Event): void;
  /** Infinity when nothing is planned. */
  readonly nextMs: number;
  /** @throws when nothing is planned */
  pop(): Event;
}

interface Planned<Event> {
  readonly atMs: number;
  readonly order: number;
  readonly event: Event;
}

/** A binary heap: a day of 100,000 episodes is ten million events, of which a few hundred are planned at a time. */
export function createEventHeap<Event>(): EventHeap<Event> {
  const heap: Planned<Event>[] = [];
  let pushed = 0;

  return {
    push(atMs, event) {
      const one = { atMs, order: (pushed += 1), event };
      let at = heap.push(one) - 1;
      for (let parent = (at - 1) >> 1; at > 0 && isBefore(one, heap[parent]); parent = (at - 1) >> 1) {
        heap[at] = heap[parent] as Planned<Event>;
        at = parent;
      }
      heap[at] = one;
    },
    get nextMs() {
      return heap[0]?.atMs ?? Infinity;
    },
    pop() {
      const [first, last] = [heap[0], heap.pop()];
      if (first === undefined || last === undefined) throw new Error('bench scaling: nothing is planned');
      if (heap.length > 0) sink(heap, last);
      return first.event;
    },
  };
}

/** Puts `one` where the first stood, and moves it down to where nothing below it comes earlier. */
function sink<Event>(heap: Planned<Event>[], one: Planned<Event>): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const [left, right] = [heap[child] as Planned<Event>, heap[child + 1]];
    const [next, place] = right !== undefined && isBefore(right, left) ? [right, child + 1] : [left, child];
    if (!isBefore(next, one)) break;
    heap[at] = next;
    at = place;
  }
  heap[at] = one;
}

function isBefore<Event>(a: Planned<Event>, b: Planned<Event> | undefined): boolean {
  return b !== undefined && (a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order));
}
