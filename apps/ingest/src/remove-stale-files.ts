import { manifest } from '@langflix/contracts';
import type { Manifest, ManifestClip } from '@langflix/contracts';
import { joinUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/**
 * Removes the clips that an earlier result in this folder lists and the new one does not. Only names that
 * LangFlix wrote itself are touched: whatever else lies in the folder is somebody's own.
 */
export async function removeStaleFiles(folder: string, next: Manifest, storage: Storage): Promise<void> {
  const uri = joinUri(folder, 'manifest.json');
  if ((await storage.stat(uri)) === undefined) return;
  const previous = parsePrevious(await storage.read(uri, { maxBytes: MAX_MANIFEST_BYTES }));
  if (previous === undefined) return;
  const kept = new Set(next.clips.flatMap(filesOf));
  for (const file of previous.clips.flatMap(filesOf)) {
    const inClips = /^clips\/(\d+-[^/\\\0]+)$/.exec(file);
    if (inClips?.[1] !== undefined && !kept.has(file))
      await storage.remove(joinUri(folder, 'clips', inClips[1]));
  }
}

function filesOf(clip: ManifestClip): readonly string[] {
  return [clip.video, clip.provenance, ...Object.values(clip.captions)];
}

function parsePrevious(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifest.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
