/** One service as a queue: messages come, replicas take them, an autoscaler or a number says how many there are. */
import { createAutoscaler, SYNC_MS } from './autoscaler.ts';
import type { Autoscaler, ScalingRules } from './autoscaler.ts';
import type { CallPolicy } from './call-policy.ts';
import { createEventHeap } from './event-heap.ts';
import type { EventHeap } from './event-heap.ts';
import { createFleet } from './fleet.ts';
import type { Fleet, Replica } from './fleet.ts';
import { createObserver } from './observe.ts';
import type { Observation } from './observe.ts';

export interface Stage {
  /** When messages come, ascending. */
  readonly arrivalsMs: Float64Array;
  /** What each of them takes in its place; with a model, the call without the wait for its permit. */
  readonly workMs: Float64Array;
  /** Messages that one replica works on at once. */
  readonly slots: number;
  readonly calls: CallPolicy;
  readonly replicas: { readonly fixed: number } | ScaledReplicas;
  /** From a pod's creation until it takes messages. */
  readonly podStartMs: number;
  /** Looked at for at least so long; work that is left then is still done. */
  readonly leastMs?: number;
  /** Looked at for no longer, whatever is left. Default: until all is done. */
  readonly mostMs?: number;
}

export interface ScaledReplicas {
  readonly rules: ScalingRules;
  /** Replicas that the quota feeds, by what was seen so far. Default: any number. */
  cap?(state: StageState): number;
}

/** What a metrics service would know. */
export interface StageState {
  readonly nowMs: number;
  readonly lag: number;
  readonly arrived: number;
  readonly replicas: number;
  /** Mean of the last messages, waiting for permits left out; undefined before the first. */
  readonly meanWorkMs: number | undefined;
}

export interface StageResult extends Observation {
  /** NaN: not done when the simulation ended. */
  readonly finishedMs: Float64Array;
  /** When work on it began, refused calls counted as work. */
  readonly startedMs: Float64Array;
  /** The messages that were done, in that order. */
  readonly doneInOrder: Uint32Array;
}

interface InWork {
  readonly replica: Replica;
  readonly message: number;
  /** Calls that were refused. */
  readonly failures: number;
}

type StageEvent =
  | { readonly kind: 'ready'; readonly replica: Replica }
  | ({ readonly kind: 'done' | 'ask' } & InWork)
  | { readonly kind: 'poll' | 'sync' };

/** Weight of the newest message in the mean: that of the metrics service. */
const WEIGHT = 0.05;

interface Run {
  readonly stage: Stage;
  readonly events: EventHeap<StageEvent>;
  readonly fleet: Fleet;
  readonly autoscaler: Autoscaler | undefined;
  readonly startedMs: Float64Array;
  readonly finishedMs: Float64Array;
  readonly doneInOrder: Uint32Array;
  nowMs: number;
  /** Messages so far. */
  arrived: number;
  begun: number;
  done: number;
  meanWorkMs: number | undefined;
}

/** @returns the same for the same stage; `calls` and a cap may hold state of their own, and are used up */
export function simulateStage(stage: Stage): StageResult {
  const { arrivalsMs, leastMs = 0, mostMs = Infinity } = stage;
  const run = startRun(stage);
  const { events, fleet, startedMs, finishedMs } = run;
  const observer = createObserver();
  while (run.done < arrivalsMs.length || run.nowMs < leastMs) {
    const arrivalMs = arrivalsMs[run.arrived] ?? Infinity;
    const nextMs = Math.min(arrivalMs, events.nextMs, run.nowMs < leastMs ? leastMs : Infinity);
    if (nextMs === Infinity) break;
    observer.advance(Math.min(nextMs, mostMs), { lag: run.arrived - run.done, fleet });
    if (nextMs > mostMs) break;
    run.nowMs = nextMs;
    if (arrivalMs === nextMs) run.arrived += 1;
    else if (events.nextMs === nextMs) handle(run, events.pop());
    handOut(run);
  }
  return { ...observer.end(), startedMs, finishedMs, doneInOrder: run.doneInOrder.subarray(0, run.done) };
}

function startRun(stage: Stage): Run {
  const { arrivalsMs, replicas, slots } = stage;
  const total = arrivalsMs.length;
  const run: Run = {
    stage,
    events: createEventHeap<StageEvent>(),
    fleet: createFleet(slots),
    autoscaler: 'rules' in replicas ? createAutoscaler(replicas.rules) : undefined,
    startedMs: new Float64Array(total).fill(NaN),
    finishedMs: new Float64Array(total).fill(NaN),
    doneInOrder: new Uint32Array(total),
    ...{ nowMs: 0, arrived: 0, begun: 0, done: 0, meanWorkMs: undefined },
  };
  // What is there at the beginning has started before.
  resize(run, 'fixed' in replicas ? replicas.fixed : replicas.rules.minReplicas, 0);
  if (run.autoscaler) for (const kind of ['poll', 'sync'] as const) run.events.push(0, { kind });
  return run;
}

function handle(run: Run, event: StageEvent): void {
  if (event.kind === 'ready') run.fleet.makeReady(event.replica);
  else if (event.kind === 'ask') ask(run, event);
  else if (event.kind === 'done') finish(run, event);
  else scale(run, event.kind);
}

/** First come, first served, as the broker delivers. */
function handOut(run: Run): void {
  while (run.begun < run.arrived) {
    const replica = run.fleet.take();
    if (replica === undefined) return;
    const message = run.begun++;
    run.startedMs[message] = run.nowMs;
    ask(run, { replica, message, failures: 0 });
  }
}

function ask({ stage, events, nowMs }: Run, asked: InWork): void {
  const { replica, message, failures } = asked;
  const begin = stage.calls.begin(nowMs, failures);
  if ('retryMs' in begin) {
    events.push(begin.retryMs, { kind: 'ask', replica, message, failures: failures + 1 });
  } else {
    events.push(begin.startMs + (stage.workMs[message] ?? 0), { kind: 'done', replica, message, failures });
  }
}

function finish(run: Run, { replica, message }: InWork): void {
  const tookMs = run.stage.workMs[message] ?? 0;
  run.finishedMs[message] = run.nowMs;
  run.doneInOrder[run.done++] = message;
  run.meanWorkMs =
    run.meanWorkMs === undefined ? tookMs : run.meanWorkMs + WEIGHT * (tookMs - run.meanWorkMs);
  run.fleet.release(replica);
}

function scale(run: Run, kind: 'poll' | 'sync'): void {
  const { stage, autoscaler, fleet, nowMs, arrived, done, meanWorkMs } = run;
  if (autoscaler === undefined || !('rules' in stage.replicas)) return;
  const { rules, cap } = stage.replicas;
  const lag = arrived - done;
  const state = { nowMs, lag, arrived, replicas: fleet.replicas, meanWorkMs };
  const signals = { lag, cap: cap?.(state) ?? Infinity };
  resize(run, autoscaler[kind](nowMs, fleet.replicas, signals), stage.podStartMs);
  run.events.push(nowMs + (kind === 'poll' ? rules.pollingMs : SYNC_MS), { kind });
}

function resize({ fleet, events, nowMs }: Run, wanted: number, startMs: number): void {
  for (const replica of fleet.resize(wanted)) events.push(nowMs + startMs, { kind: 'ready', replica });
}
