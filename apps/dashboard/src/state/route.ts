/** What the page shows, kept in the address behind `#`, so that a link leads there and Back works. */
export type Route =
  { readonly view: 'jobs' } | { readonly view: 'overview' } | { readonly view: 'job'; readonly job: string };

export function readRoute(hash: string): Route {
  const [view, id] = hash.replace(/^#?\/?/, '').split('/');
  if (view === 'overview') return { view };
  if (view === 'jobs' && id !== undefined && id !== '') return { view: 'job', job: decoded(id) };
  return { view: 'jobs' };
}

export function linkTo(route: Route): string {
  if (route.view === 'job') return `#/jobs/${encodeURIComponent(route.job)}`;
  return route.view === 'overview' ? '#/overview' : '#/';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
