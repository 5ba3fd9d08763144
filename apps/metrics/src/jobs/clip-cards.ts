import type { ClipCard, ClipFinished, ClipRequested, EncodedClip } from '@langflix/contracts';

export function requestedCard({ clip, expression: { analysis } }: ClipRequested): ClipCard {
  const { expression, expressionTranslation, expressionDialogue, expressionDialogueTranslation } = analysis;
  return {
    clip,
    expression,
    ...(expressionTranslation !== '' && { meaning: expressionTranslation }),
    ...(expressionDialogue !== '' && { line: expressionDialogue }),
    ...(expressionDialogueTranslation !== '' && { translation: expressionDialogueTranslation }),
    // Until the clip says where it was cut.
    ...{ startSec: analysis.contextStartMs / 1000, endSec: analysis.contextEndMs / 1000 || 0.001 },
    state: 'requested',
  };
}

export function finishedCard(card: ClipCard, { job, clip, outcome }: ClipFinished): ClipCard {
  if (outcome.status === 'failed') {
    return { ...card, state: 'failed', failure: { code: outcome.code, reason: outcome.reason } };
  }
  const { reused, encoder, startSec, endSec, captionUris } = outcome;
  const captions = Object.keys(captionUris).map((language) => [
    language,
    `media/${job}/${captionName(clip, language)}`,
  ]);
  return {
    ...card,
    ...{ startSec, endSec, encoder, state: reused ? 'reused' : 'encoded' },
    videoPath: `media/${job}/${clip}.mp4`,
    captionPaths: Object.fromEntries(captions) as Record<string, string>,
  };
}

/** What may be served of a clip: names below `/media/<job>/` with the URI of the file. */
export function mediaOf({
  clip,
  outcome: { videoUri, captionUris },
}: {
  readonly clip: string;
  readonly outcome: EncodedClip;
}): readonly (readonly [name: string, uri: string])[] {
  const captions = Object.entries(captionUris).map(
    ([language, uri]) => [captionName(clip, language), uri] as const,
  );
  return [[`${clip}.mp4`, videoUri] as const, ...captions].filter(
    ([name, uri]) => name.slice(name.lastIndexOf('.')) === uri.slice(uri.lastIndexOf('.')),
  );
}

const captionName = (clip: string, language: string): string => `${clip}.${language}.vtt`;
