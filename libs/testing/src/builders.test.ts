import { describe, expect, test } from '@jest/globals';
import {
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  cue,
  episodeChunked,
  episodeCompleted,
  episodeFailed,
  episodeIngested,
  episodeRejected,
  episodeSubmitted,
  groundedExpression,
  jobEntry,
  mediaSource,
} from '@langflix/contracts';
import {
  aChunkAnalyzed,
  aChunkReady,
  aClipFinished,
  aClipRequested,
  aGroundedExpression,
  aJobEntry,
  aMediaSource,
  anEpisodeChunked,
  anEpisodeCompleted,
  anEpisodeFailed,
  anEpisodeIngested,
  anEpisodeRejected,
  anEpisodeSubmitted,
  makeCue,
} from './index.ts';

describe('every builder', () => {
  test.each([
    ['makeCue', cue, makeCue()],
    ['aMediaSource', mediaSource, aMediaSource()],
    ['aGroundedExpression', groundedExpression, aGroundedExpression()],
    ['anEpisodeSubmitted', episodeSubmitted.schema, anEpisodeSubmitted()],
    ['anEpisodeIngested', episodeIngested.schema, anEpisodeIngested()],
    ['anEpisodeRejected', episodeRejected.schema, anEpisodeRejected()],
    ['aChunkReady', chunkReady.schema, aChunkReady()],
    ['anEpisodeChunked', episodeChunked.schema, anEpisodeChunked()],
    ['aChunkAnalyzed', chunkAnalyzed.schema, aChunkAnalyzed()],
    ['aClipRequested', clipRequested.schema, aClipRequested()],
    ['aClipFinished', clipFinished.schema, aClipFinished()],
    ['anEpisodeCompleted', episodeCompleted.schema, anEpisodeCompleted()],
    ['anEpisodeFailed', episodeFailed.schema, anEpisodeFailed()],
    ['aJobEntry', jobEntry, aJobEntry()],
  ])('%s makes what its schema takes, nothing added or dropped', (_name, schema, body) => {
    expect(schema.parse(body)).toEqual(body);
  });
});

describe('a grounded expression', () => {
  test('occurs in the line it names', () => {
    const { analysis, scene } = aGroundedExpression();
    const line = scene.find(({ index }) => index === analysis.expressionCue);
    expect(line?.text).toContain(analysis.expression);
    expect(analysis.expressionDialogue).toBe(line?.text);
    expect(analysis.dialogues).toHaveLength(analysis.lastCue - analysis.firstCue + 1);
    expect(analysis.translation).toHaveLength(analysis.dialogues.length);
  });

  test('follows the cues it is given', () => {
    const scene = [makeCue({ index: 7, startMs: 1000, endMs: 2000, text: 'Hang in there.' })];
    const { analysis } = aGroundedExpression({
      scene,
      analysis: { expression: 'hang in there', expressionCue: 7, firstCue: 7, lastCue: 7 },
    });
    expect(analysis).toMatchObject({
      dialogues: ['Hang in there.'],
      contextStartMs: 1000,
      contextEndMs: 2000,
    });
  });
});
