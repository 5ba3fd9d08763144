import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetryableError } from '@langflix/contracts';
import type { RenderRequest } from '@langflix/media';
import type { ClipTexts } from './clip-texts.ts';

/** Captions as files for ffmpeg. */
export interface CaptionFiles {
  /** What `renderClip` is told of them. */
  readonly captions: Pick<RenderRequest, 'assPath' | 'softCaptions'>;
  remove(): Promise<void>;
}

/**
 * Writes captions to files of generated plain names: no subtitle text comes near a command line. Burnt in, or as
 * tracks, the language of the film first.
 * @throws RetryableError('disk_full').
 */
export async function writeCaptions(folder: string, texts: ClipTexts): Promise<CaptionFiles> {
  const written: string[] = [];
  const write = async (text: string, ending: string): Promise<string> => {
    const path = join(folder, `${randomUUID()}.${ending}`);
    written.push(path);
    await writeFile(path, text);
    return path;
  };
  const remove = async (): Promise<void> => {
    for (const path of written) await rm(path, { force: true });
  };
  try {
    // Systems tidy their temporary folder up, even under a service that is running.
    await mkdir(folder, { recursive: true });
    const softCaptions = [];
    for (const [language, text] of texts.isSoft ? Object.entries(texts.vtt) : []) {
      softCaptions.push({ path: await write(text, 'vtt'), language, title: nameOf(language) });
    }
    const captions = texts.ass === undefined ? { softCaptions } : { assPath: await write(texts.ass, 'ass') };
    return { captions, remove };
  } catch (error) {
    await remove();
    const message = `captions cannot be written to the temporary folder ${folder}: free some space there`;
    throw new RetryableError(message, { code: 'disk_full', cause: error });
  }
}

/** A language in its own words, as menus of players list it. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
