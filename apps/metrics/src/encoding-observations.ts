import type { ClipFinished } from '@langflix/contracts';
import type { WorkRecord } from '@langflix/contracts';
import type { Observation } from './figures.ts';

interface FinishedClip {
  readonly data: ClipFinished;
  readonly work?: WorkRecord;
}

/** How fast which encoder was, and who encodes; nothing for a clip that was not encoded now. */
export function encodingObservations({ data: { outcome }, work }: FinishedClip): readonly Observation[] {
  if (outcome.status === 'failed' || outcome.reused) return [];
  const { encoder, encodeMs, durationSec, fallback } = outcome;
  const speed = (durationSec * 1000) / encodeMs;
  return [
    { observe: 'encodeDuration', labels: { encoder }, value: encodeMs / 1000 },
    ...(Number.isFinite(speed)
      ? [{ observe: 'encoderSpeed', labels: { encoder }, value: speed } as const]
      : []),
    { count: 'clipsByDevice', labels: { device: deviceOf(encoder), worker_kind: workerKindOf(work) } },
    ...(fallback === undefined
      ? []
      : [{ count: 'fallbacks', labels: { encoder: fallback.encoder, code: fallback.code } } as const]),
  ];
}

const DEVICES: Readonly<Record<string, string>> = {
  nvenc: 'nvidia',
  qsv: 'intel',
  vaapi: 'vaapi',
  videotoolbox: 'apple',
};

/** By the ending of ffmpeg's name of the encoder; what has none runs on the processor. */
function deviceOf(encoder: string): string {
  return DEVICES[encoder.slice(encoder.lastIndexOf('_') + 1)] ?? 'cpu';
}

/**
 * Worker names begin with the host's, which on Kubernetes is the pod's: `<deployment>-<hash>-<suffix>`. The deployment
 * is what tells GPU workers from the others; elsewhere every host is its own kind, so they are one.
 */
function workerKindOf(work: WorkRecord | undefined): string {
  const pod = /^(?<deployment>[a-z][a-z0-9-]*)-[a-z0-9]{6,10}-[a-z0-9]{5}(?:-\d+-[0-9a-f]{8})?$/;
  return pod.exec(work?.worker ?? '')?.groups?.['deployment'] ?? 'host';
}
