import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import type { Manifest } from '@langflix/contracts';
import { renderGallery } from './render-gallery.ts';

const sample = manifest.parse(
  JSON.parse(
    readFileSync(new URL('../../../../libs/contracts/fixtures/manifest.v1.json', import.meta.url), 'utf8'),
  ),
);

function withClip(change: (clip: Manifest['clips'][number]) => Manifest['clips'][number]): Manifest {
  return { ...sample, clips: sample.clips.map(change) };
}

describe('the gallery page', () => {
  test('shows expression, translation, dialogue and level, and plays the clip beside it', () => {
    const page = renderGallery(sample);
    const clip = sample.clips[0];
    expect(page).toContain(`<h2>${clip?.analysis.expression}</h2>`);
    expect(page).toContain(clip?.analysis.expressionTranslation);
    for (const line of clip?.analysis.translation ?? []) expect(page).toContain(line);
    expect(page).toContain(`<mark>${clip?.analysis.expression}</mark>`);
    expect(page).toContain(`src="${clip?.video}#t=0.1"`);
  });

  test('needs nothing from elsewhere', () => {
    expect(renderGallery(sample)).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  test('takes text from a subtitle file as text, whatever it holds', () => {
    const hostile = '<script>alert(1)</script>"\'&';
    const page = renderGallery(
      withClip((clip) => ({
        ...clip,
        video: 'clips/01-100% "quoted".mp4',
        analysis: { ...clip.analysis, expression: hostile, dialogues: [hostile], translation: [hostile] },
      })),
    );
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('clips/01-100%25%20%22quoted%22.mp4');
  });

  test('promises no translation where there is none', () => {
    const page = renderGallery(
      withClip((clip) => ({
        ...clip,
        analysis: { ...clip.analysis, translation: clip.analysis.dialogues.map(() => '') },
      })),
    );
    expect(renderGallery(sample)).toContain('English \u2192 Korean');
    expect(page).not.toContain('Korean');
    expect(page).not.toContain('Hide translations');
  });

  test('shows every expression of a clip that several share', () => {
    const page = renderGallery(
      withClip((clip) => {
        const { analysis } = clip;
        const words = analysis.expressionDialogue
          .split(' ')
          .slice(-2)
          .join(' ')
          .replace(/[^a-z ]/gi, '');
        const companion = {
          ...analysis,
          expression: words,
          level: 'advanced' as const,
          expressionTranslation: 'the meaning',
        };
        return { ...clip, analysis: { ...analysis, level: 'beginner' }, companions: [companion] };
      }),
    );
    const [clip] = sample.clips;
    expect(page).toContain('2 expressions in 1 clip from');
    expect(page).toContain('data-level="beginner advanced"');
    expect(page.match(/<h2>/g)).toHaveLength(2);
    expect(page).toContain('the meaning');
    expect(page.match(/<mark>/g)).toHaveLength(2);
    expect(page).toContain(`<mark>${clip?.analysis.expression}</mark>`);
  });

  test('says what the model cost, where one was asked', () => {
    const usage = { ...sample.usage, requests: 12, inputTokens: 8000, outputTokens: 431, costUsd: 0.0123 };
    expect(renderGallery({ ...sample, usage })).toContain('12 requests, 8,431 tokens, about $0.012');
    expect(renderGallery({ ...sample, usage: { ...usage, requests: 0 } })).not.toContain('tokens');
  });

  test('says what to try when there is nothing to show', () => {
    expect(renderGallery({ ...sample, clips: [] })).toContain('Try the level mixed');
  });
});
