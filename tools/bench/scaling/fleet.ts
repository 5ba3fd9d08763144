/** Replicas of one service and the places in them. Asks for work wait in the order in which they came, as at the broker. */
export interface Replica {
  busy: number;
  isReady: boolean;
  /** Ends what it has in hand and takes nothing more. */
  isLeaving: boolean;
}

export interface Fleet {
  /** Neither leaving nor gone; what an autoscaler counts. */
  readonly replicas: number;
  /** Messages in work. */
  readonly busy: number;
  /** Starting, working and leaving ones: what is paid for. */
  readonly paid: number;
  /** All places of those that are paid for. */
  readonly places: number;
  /** @returns those that were started: to be made ready when their pods are */
  resize(replicas: number): readonly Replica[];
  makeReady(replica: Replica): void;
  /** A place for one message; undefined when all are busy. */
  take(): Replica | undefined;
  release(replica: Replica): void;
}

/** @param slots messages that one replica works on at once */
export function createFleet(slots: number): Fleet {
  const staying: Replica[] = [];
  const free: Replica[] = [];
  let [head, busy, leaving] = [0, 0, 0];

  const leave = (replica: Replica): void => {
    replica.isLeaving = true;
    if (replica.busy > 0) leaving += 1;
  };
  return {
    get replicas() {
      return staying.length;
    },
    get busy() {
      return busy;
    },
    get paid() {
      return staying.length + leaving;
    },
    get places() {
      return (staying.length + leaving) * slots;
    },
    resize(replicas) {
      const started: Replica[] = [];
      while (staying.length < replicas) {
        const replica = { busy: 0, isReady: false, isLeaving: false };
        staying.push(replica);
        started.push(replica);
      }
      // Kubernetes takes pods that are not ready first, then the youngest.
      while (staying.length > replicas) leave(staying.pop() as Replica);
      return started;
    },
    makeReady(replica) {
      if (replica.isLeaving || replica.isReady) return;
      replica.isReady = true;
      for (let slot = 0; slot < slots; slot += 1) free.push(replica);
    },
    take() {
      while (head < free.length) {
        const replica = free[head++] as Replica;
        if (head > 10_000) {
          free.splice(0, head);
          head = 0;
        }
        if (replica.isLeaving) continue;
        replica.busy += 1;
        busy += 1;
        return replica;
      }
      return undefined;
    },
    release(replica) {
      replica.busy -= 1;
      busy -= 1;
      if (!replica.isLeaving) free.push(replica);
      else if (replica.busy === 0) leaving -= 1;
    },
  };
}
