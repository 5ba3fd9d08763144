import { stripVTControlCharacters, styleText } from 'node:util';
import { languageName } from '@langflix/contracts';
import { createBlockWriter } from './block-writer.ts';
import type { JobProgress } from './job-progress.ts';
import type { ProgressView, ViewOptions } from './progress-view.ts';
import { remainingSec } from './remaining.ts';
import type { Sample } from './remaining.ts';
import { renderBlock } from './render-block.ts';
import type { Paint } from './render-block.ts';
import { stagesOf } from './stages.ts';
import { waitingInWords } from './waiting.ts';
import type { Waiting } from './waiting.ts';

const FRAME_MS = 120;

/** One block that updates in place: for terminals. Colours follow NO_COLOR. */
export function createBlockView({ output, subject, now, startedAtMs }: ViewOptions): ProgressView {
  const draw = createBlockWriter(output);
  const paint = paintFor(output);
  let first: Sample | undefined;
  let latest: JobProgress | undefined;
  let note: string | undefined;
  let address: string | undefined;
  let waiting: Waiting | undefined;
  let frame = 0;
  let hasEnded = false;

  const isWaiting = (): boolean => waiting !== undefined && waiting.untilMs > now() && !hasEnded;
  const timeLeft = (): number | undefined => {
    if (first === undefined || latest === undefined || hasEnded || isWaiting()) return undefined;
    return remainingSec(first, { atMs: now(), progress: latest }) || undefined;
  };
  const redraw = (): void => {
    const content = {
      heading: heading(latest, subject),
      stages: stagesOf(latest),
      elapsedSec: (now() - startedAtMs) / 1000,
      remainingSec: timeLeft(),
      waiting: waiting !== undefined && isWaiting() ? waitingInWords(waiting, now()) : undefined,
      note,
      address,
    };
    draw.show(renderBlock(content, { width: draw.columns(), frame: frame++, paint }));
  };
  let timer: NodeJS.Timeout | undefined;
  /** Nothing is drawn before there is something to tell: a command may be refused until then. */
  const begin = (): void => {
    if (timer !== undefined || hasEnded) return;
    timer = setInterval(redraw, FRAME_MS);
    output.on('resize', redraw);
    redraw();
  };

  return {
    note: (text) => {
      note = text;
      begin();
    },
    address: (url) => {
      address = url;
    },
    wait: (pause) => {
      waiting = pause;
    },
    update: (progress) => {
      latest = progress;
      first ??= { atMs: now(), progress };
      begin();
    },
    end: () => {
      hasEnded = true;
      if (timer === undefined) return;
      clearInterval(timer);
      output.off('resize', redraw);
      note = undefined;
      address = undefined;
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
