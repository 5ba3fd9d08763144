export interface Machine {
  /** Cores that the process may use, by affinity and quota; may be a fraction. */
  readonly cores: number;
  /** Bytes that the process may use; Infinity when that cannot be found out. */
  readonly memoryBytes: number;
}

export interface ConcurrencyWish {
  /** 0: as many as are good for the machine. */
  readonly maxConcurrentJobs: number;
  /** 0: the cores shared out. */
  readonly threads: number;
  /** Share of the memory that may be in use. */
  readonly memoryThreshold: number;
}

export interface Concurrency {
  /** ffmpeg processes at a time. */
  readonly processes: number;
  /** Threads of decoder and encoder, each, per process. */
  readonly threads: number;
  /** Clips in hand: those that are encoded, those that are checked and published, and those that begin next. */
  readonly clips: number;
}

/** The performance guide's most jobs at a time and most threads. */
const MOST_PROCESSES = 8;
const MOST_THREADS = 16;
/**
 * While clips are checked and published, the next ones must be in hand, or processes stand still: as clips are of
 * similar length and begin together, two often end at the same moment. More would only be kept from other replicas.
 */
const MOST_CHECKED = 2;
/** Bytes of an ffmpeg that encodes 1080p with one thread: 374 MB measured with x264 `fast` and captions, rounded up. */
const PROCESS_BYTES = 400e6;

/**
 * One process per core with one thread each: n clips at one thread beat one clip at n threads, which wait for each
 * other. More cores than processes are shared out as threads. Fewer processes where memory would not do for all.
 */
export function planConcurrency({ cores, memoryBytes }: Machine, wish: ConcurrencyWish): Concurrency {
  const fitting = Math.floor((memoryBytes * wish.memoryThreshold) / PROCESS_BYTES);
  const best = Math.min(Math.floor(cores), MOST_PROCESSES, fitting);
  const processes = wish.maxConcurrentJobs || Math.max(1, best);
  const share = Math.min(MOST_THREADS, Math.max(1, Math.ceil(cores / processes)));
  return { processes, threads: wish.threads || share, clips: processes + Math.min(MOST_CHECKED, processes) };
}
