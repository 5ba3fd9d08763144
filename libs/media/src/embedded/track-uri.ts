/** Stream index of a subtitle track, or `any`: the one that fits the language. */
export type TrackNumber = number | 'any';

/**
 * A subtitle track inside a film as a URI: that of the film with `#track=3` or `#track=any`, in the manner of W3C Media
 * Fragments.
 */
export function trackUri(filmUri: string, track: TrackNumber): string {
  return `${filmUri}#track=${track}`;
}

/** The parts of a track's URI; undefined for any other URI. */
export function parseTrackUri(
  uri: string,
): { readonly film: string; readonly track: TrackNumber } | undefined {
  const [, film, track] = /^([^#]+)#track=(\d{1,4}|any)$/.exec(uri) ?? [];
  if (film === undefined || track === undefined) return undefined;
  return { film, track: track === 'any' ? 'any' : Number(track) };
}
