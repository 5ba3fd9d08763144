import { stripVTControlCharacters, styleText } from 'node:util';
import { languageName } from '@langflix/contracts';
import { createLogUpdate } from 'log-update';
import type { JobProgress } from './job-progress.ts';
import type { ProgressView, ViewOptions } from './progress-view.ts';
import { remainingSec } from './remaining.ts';
import type { Sample } from './remaining.ts';
import { renderBlock } from './render-block.ts';
import type { Paint } from './render-block.ts';
import { stagesOf } from './stages.ts';

const FRAME_MS = 120;
const DEFAULT_COLUMNS = 80;

/** One block that updates in place: for terminals. Colours follow NO_COLOR. */
export function createBlockView({ output, subject, now, startedAtMs }: ViewOptions): ProgressView {
  const draw = createLogUpdate(output);
  const paint = paintFor(output);
  let first: Sample | undefined;
  let latest: JobProgress | undefined;
  let note: string | undefined;
  let frame = 0;
  let hasEnded = false;

  const timeLeft = (): number | undefined => {
    if (first === undefined || latest === undefined || hasEnded) return undefined;
    return remainingSec(first, { atMs: now(), progress: latest }) || undefined;
  };
  const redraw = (): void => {
    const content = {
      heading: heading(latest, subject),
      stages: stagesOf(latest),
      elapsedSec: (now() - startedAtMs) / 1000,
      remainingSec: timeLeft(),
      note,
    };
    draw(renderBlock(content, { width: output.columns ?? DEFAULT_COLUMNS, frame: frame++, paint }));
  };
  const timer = setInterval(redraw, FRAME_MS);
  redraw();

  return {
    note: (text) => {
      note = text;
    },
    update: (progress) => {
      latest = progress;
      first ??= { atMs: now(), progress };
    },
    end: () => {
      clearInterval(timer);
      hasEnded = true;
      note = undefined;
      redraw();
      draw.done();
      output.write('\n');
    },
  };
}

function heading(progress: JobProgress | undefined, subject: string): string {
  const name = stripVTControlCharacters(progress?.title ?? subject);
  if (progress === undefined) return `LangFlix  ${name}`;
  return `LangFlix  ${name} → ${languageName(progress.targetLanguage) ?? progress.targetLanguage}`;
}

function paintFor(output: NodeJS.WritableStream): Paint {
  return (tint, text) => styleText(tint, text, { stream: output as NodeJS.WriteStream });
}
