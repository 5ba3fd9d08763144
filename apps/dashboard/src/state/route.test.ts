import { expect, test } from '@jest/globals';
import { linkTo, readRoute } from './route.ts';

test.each([
  ['', { view: 'jobs' }],
  ['#/', { view: 'jobs' }],
  ['#/overview', { view: 'overview' }],
  ['#/jobs/a%2Fb', { view: 'job', job: 'a/b' }],
  ['#/jobs/%', { view: 'job', job: '%' }],
  ['#/nowhere', { view: 'jobs' }],
])('%s shows %j', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test('a link leads where it was made for', () => {
  for (const route of [{ view: 'jobs' }, { view: 'overview' }, { view: 'job', job: 'a/ b#' }] as const) {
    expect(readRoute(linkTo(route))).toEqual(route);
  }
});
