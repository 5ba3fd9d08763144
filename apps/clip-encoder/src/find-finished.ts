import { encodedClip } from '@langflix/contracts';
import type { EncodedClip } from '@langflix/contracts';
import type { CheckedClip, FrameWindow } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import type { ClipFiles } from './clip-files.ts';
import type { Provenance } from './provenance.ts';

/**
 * The clip if all of its files are in the store. The provenance is written last and knows the size of the film file, so
 * that looking costs no ffprobe run; anything unreadable or unequal counts as not there and is made again.
 */
export async function findFinished(
  storage: Storage,
  files: ClipFiles,
  contentKey: string,
): Promise<EncodedClip | undefined> {
  const provenance = await readProvenance(storage, files.provenance);
  const measured = provenance?.clip?.measured;
  if (provenance?.contentKey !== contentKey || measured === undefined) return undefined;
  const video = await storage.stat(files.video);
  if (video?.sizeBytes !== measured.sizeBytes) return undefined;
  for (const uri of Object.values(files.captions)) {
    if ((await storage.stat(uri)) === undefined) return undefined;
  }
  return encodedClip.safeParse({
    ...outcomeOf(files, { contentKey, ...within(provenance) }),
    reused: true,
    encodeMs: 0,
  }).data;
}

function within({ clip, encoding, sound }: Provenance): Omit<Figures, 'contentKey'> {
  return {
    ...figuresOf(clip, { gainDb: sound?.gainDb ?? 0, measured: clip.measured }),
    encoder: encoding.encoder,
    fallback: encoding.fallback,
  };
}

/** The figures of a clip as a fact tells them. */
export function figuresOf(
  { startSec, endSec }: FrameWindow,
  { gainDb, measured }: { readonly gainDb: number; readonly measured: CheckedClip },
): Omit<Figures, 'contentKey' | 'encoder' | 'fallback'> {
  const { durationSec, sizeBytes, width, height, sound } = measured;
  return {
    ...{ startSec, endSec, durationSec, sizeBytes, width, height },
    sound: sound && { gainDb, ...sound },
  };
}

type Figures = Omit<
  EncodedClip,
  'status' | 'videoUri' | 'provenanceUri' | 'captionUris' | 'reused' | 'encodeMs'
>;

/** The outcome but for how it came about. */
export function outcomeOf(files: ClipFiles, figures: Figures): Omit<EncodedClip, 'reused' | 'encodeMs'> {
  return {
    status: 'encoded',
    ...figures,
    videoUri: files.video,
    provenanceUri: files.provenance,
    captionUris: { ...files.captions },
  };
}

async function readProvenance(
  storage: Storage,
  uri: string,
): Promise<(Partial<Provenance> & Provenance) | undefined> {
  if ((await storage.stat(uri)) === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(await storage.read(uri))) as Provenance;
  } catch {
    return undefined;
  }
}
