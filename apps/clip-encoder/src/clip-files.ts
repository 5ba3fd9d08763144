import { joinUri } from '@langflix/storage';

/** Where the files of one clip are kept. */
export interface ClipFiles {
  readonly video: string;
  readonly provenance: string;
  /** WebVTT by language tag. */
  readonly captions: Readonly<Record<string, string>>;
}

/** URIs in the store: `<key>.mp4`, `<key>.json`, `<key>.<language>.vtt`. */
export function clipFiles(store: string, key: string, languages: readonly string[]): ClipFiles {
  return {
    video: joinUri(store, `${key}.mp4`),
    provenance: joinUri(store, `${key}.json`),
    captions: Object.fromEntries(languages.map((tag) => [tag, joinUri(store, `${key}.${tag}.vtt`)])),
  };
}
