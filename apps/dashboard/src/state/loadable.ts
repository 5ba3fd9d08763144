/** Something asked for: not there yet, there, or not to be had. */
export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Error };

export const LOADING = { state: 'loading' } as const;
export const ready = <T>(value: T): Loadable<T> => ({ state: 'ready', value });
export function failed(error: unknown): Loadable<never> {
  return { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}
export function valueOf<T>(loadable: Loadable<T>): T | undefined {
  return loadable.state === 'ready' ? loadable.value : undefined;
}
