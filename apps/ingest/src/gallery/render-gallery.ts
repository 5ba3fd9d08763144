import { languageName, usageInWords } from '@langflix/contracts';
import type { ExpressionAnalysis, Manifest, ManifestClip } from '@langflix/contracts';
import { highlight } from './highlight.ts';
import { html, raw } from './html.ts';
import type { SafeHtml } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/**
 * `index.html` of one episode: a page that needs nothing but the clips beside it, opened from disk or from a server.
 */
export function renderGallery(manifest: Manifest): string {
  const { title, settings, clips } = manifest;
  const name = `${title.series} \u00b7 ${title.episode}`;
  return html`<!doctype html>
    <html lang="${settings.sourceLanguage}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="LangFlix" />
        <title>${name}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${name}</h1>
          <p class="about">${describe(manifest)}</p>
          ${clips.length === 0 ? undefined : tools(clips)}
        </header>
        <main>
          ${clips.map((clip) => card(clip, manifest))}
          <p class="nothing" id="none" ${clips.length === 0 ? '' : raw(' hidden')}>
            ${
              clips.length === 0
                ? 'No expression of this level was found in this episode. Try the level mixed.'
                : 'No clip fits.'
            }
          </p>
        </main>
        <footer>
          ${failures(manifest)}
          <p>
            Made by LangFlix from ${title.series}, ${title.episode}. For personal study. Details in
            <a href="manifest.json">manifest.json</a>.
          </p>
          ${cost(manifest)}
        </footer>
        ${
          clips.length === 0
            ? undefined
            : html`<script>
                ${raw(SCRIPT)};
              </script>`
        }
      </body>
    </html> `.safe;
}

function describe({ clips, settings, contentSeconds }: Manifest): string {
  const tags = hasTranslations(clips)
    ? [settings.sourceLanguage, settings.targetLanguage]
    : [settings.sourceLanguage];
  const languages = tags.map((tag) => languageName(tag) ?? tag);
  const shown = clips.reduce((sum, clip) => sum + expressionsOf(clip).length, 0);
  const expressions = `${shown} ${shown === 1 ? 'expression' : 'expressions'}`;
  const shared = shown === clips.length ? '' : ` in ${clips.length} ${clips.length === 1 ? 'clip' : 'clips'}`;
  return `${expressions}${shared} from ${clock(contentSeconds)} of film \u00b7 ${languages.join(' \u2192 ')} \u00b7 level: ${settings.level}`;
}

/** All that a clip shows, its own expression first. */
function expressionsOf({ analysis, companions = [] }: ManifestClip): readonly ExpressionAnalysis[] {
  return [analysis, ...companions];
}

function tools(clips: readonly ManifestClip[]): SafeHtml {
  const levels = ['beginner', 'intermediate', 'advanced'].filter((level) =>
    clips.some((clip) => expressionsOf(clip).some((one) => one.level === level)),
  );
  const filters = levels.length < 2 ? [] : levels.map(levelButton);
  return html`<div class="tools">
    <input id="search" type="search" placeholder="Find a word" aria-label="Find a word" />
    ${filters}${hideButton(clips)}
  </div>`;
}

const levelButton = (level: string): SafeHtml =>
  html`<button type="button" data-level-filter="${level}" aria-pressed="false">${level}</button> `;

function hideButton(clips: readonly ManifestClip[]): SafeHtml | undefined {
  const hasMeanings = clips.flatMap(expressionsOf).some((one) => one.expressionTranslation !== '');
  if (!hasTranslations(clips) && !hasMeanings) return undefined;
  const what = hasTranslations(clips) ? 'translations' : 'definitions';
  return html`<button type="button" id="hide" aria-pressed="false">Hide ${what}</button>`;
}

/** An episode without a translated track, analysed offline, has none: the page then promises none. */
function hasTranslations(clips: readonly ManifestClip[]): boolean {
  return clips.some(({ analysis }) => analysis.translation.some((line) => line !== ''));
}

function card(clip: ManifestClip, { settings }: Manifest): SafeHtml {
  const { analysis, video, number, encoding } = clip;
  const to = settings.targetLanguage;
  const expressions = expressionsOf(clip);
  const levels = [...new Set(expressions.map(({ level }) => level))];
  const similar = expressions.flatMap(({ similarExpressions }) => similarExpressions);
  return html`<article data-level="${levels.join(' ')}" id="clip-${number}">
    <video
      controls
      playsinline
      preload="metadata"
      src="${encodePath(video)}#t=0.1"
      aria-label="${analysis.expression}"
    ></video>
    <div class="text">
      ${expressions.map((one) => head(one, to))}
      <ol>
        ${analysis.dialogues.map((text, i) => {
          const cue = analysis.firstCue + i;
          const inLine = expressions.filter(({ expressionCue }) => expressionCue === cue);
          return dialogueLine(text, { inLine, translation: analysis.translation[i] ?? '', to });
        })}
      </ol>
      ${
        similar.length === 0
          ? undefined
          : html`<p class="similar"><b>similar</b>${similar.map((one) => html`<span>${one}</span>`)}</p>`
      }
      <p class="similar"><b>${clock(encoding.startSec)} – ${clock(encoding.endSec)} in the film</b></p>
    </div>
  </article> `;
}

function head(analysis: ExpressionAnalysis, to: string): SafeHtml {
  return html`<div class="top">
      <h2>${analysis.expression}</h2>
      <span class="level">${analysis.level}</span>
    </div>
    ${meaning(analysis, to)}`;
}

interface LineContent {
  readonly inLine: readonly ExpressionAnalysis[];
  readonly translation: string;
  readonly to: string;
}

/** A line that holds an expression stands out, the expression in it marked. */
function dialogueLine(text: string, { inLine, translation, to }: LineContent): SafeHtml {
  const line = onOneLine(text);
  const marked = highlight(
    line,
    inLine.map(({ expression }) => expression),
  );
  const translated =
    translation === ''
      ? undefined
      : html`<span class="to" lang="${to}" dir="auto">${onOneLine(translation)}</span>`;
  return html`<li${raw(inLine.length > 0 ? ' class="key"' : '')}>${marked}${translated}</li>`;
}

function meaning(analysis: ManifestClip['analysis'], to: string): SafeHtml | undefined {
  if (analysis.expressionTranslation === '') return undefined;
  return analysis.expressionTranslationSource === 'gloss'
    ? html`<p class="meaning" lang="en">${analysis.expressionTranslation} <small>(definition)</small></p>`
    : html`<p class="meaning" lang="${to}" dir="auto">${analysis.expressionTranslation}</p>`;
}

function cost({ usage }: Manifest): SafeHtml | undefined {
  const words = usageInWords(usage);
  return words === undefined ? undefined : html`<p>Analysis: ${words}.</p>`;
}

function failures(manifest: Manifest): SafeHtml | undefined {
  if (manifest.failures.length === 0) return undefined;
  return html`<details class="failures">
    <summary>${manifest.failures.length} parts failed</summary>
    <ul>
      ${manifest.failures.map(
        (one) => html`<li>${one.expression ?? `${one.part} ${one.id}`}: ${one.reason} (${one.code})</li>`,
      )}
    </ul>
  </details>`;
}

/** Subtitle line breaks fit a screen, not a card; only a change of speaker keeps its own line. */
function onOneLine(line: string): string {
  return line.replace(/\n(?!\s*[-\u2013\u2014])/g, ' ');
}

/** Relative path as a URL: names may hold letters of any script. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
