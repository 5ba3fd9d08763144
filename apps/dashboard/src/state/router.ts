import { signal } from '@preact/signals';
import { linkTo, readRoute } from './route.ts';
import type { Route } from './route.ts';

export const route = signal<Route>(readRoute(location.hash));
addEventListener('hashchange', () => (route.value = readRoute(location.hash)));

export function go(to: Route): void {
  location.hash = linkTo(to);
}
