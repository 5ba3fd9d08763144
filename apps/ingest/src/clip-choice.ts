import type { JobEntry } from '@langflix/contracts';

/** Which expressions get a clip, and which are shown by the clip of another. */
export interface ClipChoice {
  /** Has this expression shown by a new clip; false when a clip shows it already. */
  take(id: string): boolean;
  /** True when it has a clip of its own. */
  isCut(id: string): boolean;
  /** The clip that shows it, when that is another's. */
  hostOf(id: string): string | undefined;
  /** Number of clips. */
  size(): number;
}

/**
 * Worked out from the entry alone, step by step in the order of the calls: the same calls give the same choice, and
 * more of them add to it. Companions are settled with their clip, because that is asked for at once; both come from
 * the same chunk.
 */
export function createClipChoice(clips: JobEntry['clips']): ClipChoice {
  const cut = new Set<string>();
  const hosts = new Map<string, string>();
  const isFree = (id: string): boolean => !cut.has(id) && !hosts.has(id);
  const shownIn = (host: string): readonly string[] =>
    Object.keys(clips).filter(
      (id) => clips[id]?.shownBy?.includes(host) && clips[id].chunk === clips[host]?.chunk && isFree(id),
    );
  /** The scene that shows this expression and most of the others; its own where that is as good. */
  const bestHost = (id: string): string => {
    const possible = (clips[id]?.shownBy ?? []).filter(
      (other) => clips[other]?.chunk === clips[id]?.chunk && isFree(other),
    );
    return [id, ...possible.toSorted()].reduce((best, other) =>
      shownIn(other).length > shownIn(best).length ? other : best,
    );
  };
  return {
    take(id) {
      if (!isFree(id)) return false;
      const host = bestHost(id);
      const companions = shownIn(host);
      cut.add(host);
      for (const companion of companions) hosts.set(companion, host);
      return true;
    },
    isCut: (id) => cut.has(id),
    hostOf: (id) => hosts.get(id),
    size: () => cut.size,
  };
}
