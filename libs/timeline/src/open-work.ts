import { analyzeStep, chunkStep, closeStep, encodeStep, ingestStep, measureStep } from './steps.ts';
import type { Job, Step } from './steps.ts';

/** What an open job still has to do, as far as it is known; never empty. */
export function openSteps(job: Job): readonly Step[] {
  const { facts } = job;
  if (facts.ingested === undefined) return [ingestStep(job)];
  const chunks = [...facts.ready.keys()].filter((chunk) => !facts.analyzed.has(chunk));
  const clips = [...facts.requested.keys()].filter((clip) => !facts.finished.has(clip));
  const steps = [
    ...(facts.measured === undefined ? [measureStep(job)] : []),
    ...(facts.chunked === undefined ? [chunkStep(job)] : []),
    ...chunks.toSorted((a, b) => a - b).map((chunk) => analyzeStep(job, chunk)),
    ...clips.toSorted().map((clip) => encodeStep(job, clip)),
  ];
  return steps.length > 0 ? steps : [closeStep(job)];
}

export function oldestOpenStep(job: Job): Step {
  return openSteps(job).reduce((oldest, step) => (step.queuedMs < oldest.queuedMs ? step : oldest));
}
