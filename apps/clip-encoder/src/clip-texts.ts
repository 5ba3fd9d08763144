import type { ClipRequested, Cue } from '@langflix/contracts';
import { evenSize, fontFor } from '@langflix/media';
import type { Font } from '@langflix/media';
import { writeAss, writeWebVtt } from '@langflix/subtitles';

/** The captions of a clip, in the forms they are kept in. */
export interface ClipTexts {
  /** Both languages for burning in; undefined when the picture stays clean. */
  readonly ass: string | undefined;
  /** True when the WebVTT goes into the film file as subtitle tracks. */
  readonly isSoft: boolean;
  /** WebVTT by language tag; the target language only when anything is translated. */
  readonly vtt: Readonly<Record<string, string>>;
}

interface TextsRequest {
  readonly request: ClipRequested;
  /** Cues of the scene, in film time, with the translations to show. */
  readonly cues: readonly Cue[];
  readonly window: { readonly startSec: number; readonly endSec: number };
  readonly fonts: readonly Font[] | undefined;
}

/** @throws TerminalError('font_missing') when a letter to be burnt in has no font. */
export function clipTexts({ request, cues, window, fonts }: TextsRequest): ClipTexts {
  const startMs = Math.round(window.startSec * 1000);
  const endMs = Math.round(window.endSec * 1000);
  const { sourceLanguage, targetLanguage, captions } = request;
  const span = { offsetMs: startMs, durationMs: endMs - startMs };
  const translated = cues.some((cue) => cue.translation && cue.startMs < endMs && cue.endMs > startMs);
  const vtt = { [sourceLanguage]: writeWebVtt(cues, span) };
  if (translated && targetLanguage !== sourceLanguage) {
    vtt[targetLanguage] = writeWebVtt(cues, { ...span, text: 'translation' });
  }
  const ass = captions === 'burn' ? burnt({ request, cues, fonts, startMs, endMs }) : undefined;
  return { ass, isSoft: captions === 'soft', vtt };
}

interface BurntRequest extends Omit<TextsRequest, 'window'> {
  readonly startMs: number;
  readonly endMs: number;
}

function burnt({ request, cues, fonts, startMs, endMs }: BurntRequest): string {
  const { sourceLanguage, targetLanguage, source, expression, companions = [] } = request;
  const dialogue = cues.map(({ text }) => text).join('\n');
  const translation = cues.map((cue) => cue.translation ?? '').join('\n');
  return writeAss({
    cues,
    startMs,
    endMs,
    ...evenSize(source.video),
    fonts: {
      source: fontFor(dialogue, { fonts, language: sourceLanguage }),
      translation: fontFor(translation, { fonts, language: targetLanguage }),
    },
    highlight: [expression, ...companions].map(({ analysis }) => ({
      expression: analysis.expression,
      expressionTranslation: analysis.expressionTranslation,
      cue: analysis.expressionCue,
    })),
  });
}
