/** Folders beside a film that hold its subtitles. */
const SUBTITLE_FOLDER = /^(?:subs?|subtitles?|captions?)$/i;
/** What looks like a file is not listed as a folder; release names have dots too, but no such ending. */
const FILE = /\.(?:[a-z]{2,4}\d?|m2ts)$/i;
/** A season's worth of folders below `Subs`, one per episode. */
const MOST_FOLDERS = 100;

/**
 * Names of the files that may be subtitles of a film: those in its folder, in `Subs` or `Subtitles` beside it, and in
 * the folders in there, as paths relative to the film's folder with `/`.
 * @param list names in a folder given by such a path, '' for the film's own; [] when it is none
 */
export async function subtitleCandidates(
  list: (folder: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const found = [...(await list(''))];
  for (const folder of found.filter((name) => SUBTITLE_FOLDER.test(name))) {
    const names = await list(folder);
    found.push(...names.map((name) => `${folder}/${name}`));
    for (const inner of names.filter((name) => !FILE.test(name)).slice(0, MOST_FOLDERS))
      found.push(...(await list(`${folder}/${inner}`)).map((name) => `${folder}/${inner}/${name}`));
  }
  return found;
}
