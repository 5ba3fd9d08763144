import { languageName } from '@langflix/contracts';
import type { MediaSource } from '@langflix/contracts';
import { rehearsalOf } from '../dry-run/rehearsal.ts';
import type { Rehearsal, RehearsalSettings } from '../dry-run/rehearsal.ts';
import type { Track } from '../dry-run/read-track.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { missingTranslation } from '../request/tracks-of.ts';
import { formatDuration, formatPlural } from '../progress/format.ts';
import { describeEstimate } from '../dry-run/describe-estimate.ts';
import type { EpisodeRequest } from '../request/episode-request.ts';
import type { Outcome } from './command.ts';

/** Looks at the files and says what would be done; starts nothing and writes nothing. */
export async function rehearse(request: EpisodeRequest, settings: RehearsalSettings): Promise<Outcome> {
  const rehearsal = await rehearsalOf(request, settings);
  const { subtitles, translation, ...rest } = rehearsal;
  const missing = noTranslation(request, rehearsal);
  const tracks = {
    subtitles: summaryOf(subtitles),
    translation: translation ? summaryOf(translation) : null,
  };
  return {
    exitCode: EXIT_CODE.complete,
    text: describeRehearsal(request, rehearsal),
    json: {
      status: 'dry-run',
      contentSeconds: rehearsal.source.durationSec,
      ...rest,
      llmRequests: rehearsal.estimate?.requests ?? 0,
      ...tracks,
      out: request.outputDirectory,
      warnings: missing === undefined ? [] : [`translation: ${missing}`],
    },
  };
}

function describeRehearsal(request: EpisodeRequest, rehearsal: Rehearsal): string {
  const { title, source, subtitles, translation, alignedShare, chunks, estimate } = rehearsal;
  const share =
    alignedShare === undefined ? '' : `, ${Math.round(alignedShare * 100)} % of the lines aligned`;
  const rows = [
    ['film', `${title.series} ${title.episode}, ${formatDuration(source.durationSec)}`],
    ['picture', pictureOf(source)],
    ['sound', soundOf(source)],
    ['subtitles', trackOf(subtitles, request.from)],
    [
      'translation',
      translation
        ? `${trackOf(translation, request.to)}${share}`
        : (noTranslation(request, rehearsal) ?? 'none: by the analyzer'),
    ],
    ['analysis', `${formatPlural(chunks, 'chunk')} by the ${rehearsal.analyzer} analyzer`],
    ...describeEstimate(estimate, request.budgetUsd),
    ['results', request.outputDirectory ?? ''],
  ];
  const table = rows.map(([name = '', value]) => `  ${name.padEnd(12)} ${value}`);
  return ['Nothing was started. This would be processed:', ...table].join('\n');
}

function noTranslation(request: EpisodeRequest, { translation, analyzer }: Rehearsal): string | undefined {
  return missingTranslation(request, { translation: translation && { file: translation.path } }, analyzer);
}

function pictureOf({ video }: MediaSource): string {
  return `${video.codec} ${video.width}×${video.height}, ${Number(video.fps.toFixed(3))} frames a second`;
}

function soundOf({ audio }: MediaSource): string {
  if (audio === undefined) return 'none';
  const language = audio.language === undefined ? '' : `, ${languageName(audio.language) ?? audio.language}`;
  return `${audio.codec}, ${formatPlural(audio.channels, 'channel')}${language}`;
}

function trackOf({ path, format, cues, repairs }: Track, language: string): string {
  const mended = Object.values(repairs).reduce((sum, count) => sum + count, 0);
  const note = mended > 0 ? `, ${formatPlural(mended, 'flaw')} mended` : '';
  return `${languageName(language) ?? language}, ${formatPlural(cues.length, 'cue')} in ${path} (${format}${note})`;
}

function summaryOf({ cues, ...track }: Track): object {
  return { ...track, cues: cues.length };
}
