import type { ClipRequested, MediaSource } from '@langflix/contracts';
import { aClipRequested, aGroundedExpression, makeCue } from '@langflix/testing';

const LINES = 2;
/** Seconds of a film's middle that are asked for; of a shorter film half of it. */
const CLIP_SEC = 6;

/** A scene of two lines in the middle of a film, as the ledger asks for it. */
export function oneClip(source: MediaSource, { job, store }: { job: string; store: string }): ClipRequested {
  const sceneMs = Math.min(CLIP_SEC, source.durationSec / 2) * 1000;
  const startMs = Math.round((source.durationSec * 1000 - sceneMs) / 2);
  const lineMs = Math.floor(sceneMs / LINES);
  const scene = Array.from({ length: LINES }, (_, index) =>
    makeCue({
      ...{ index, startMs: startMs + index * lineMs, endMs: startMs + (index + 1) * lineMs - 50 },
      ...{ text: "Let's call it a day.", translation: '오늘은 이쯤 하자.' },
    }),
  );
  const lines = { expressionCue: 0, firstCue: 0, lastCue: LINES - 1 };
  const expression = aGroundedExpression({ scene, analysis: { expression: 'call it a day', ...lines } });
  return aClipRequested({ job, clip: 'middle', source, store, expression });
}
