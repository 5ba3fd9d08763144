import { expect, test } from '@jest/globals';
import { createLemmatizer } from './lemmas.ts';

const lemmasOf = createLemmatizer();

test.each([
  ['gave', 'give'],
  ['running', 'run'],
  ['tries', 'try'],
  ['tried', 'try'],
  ['making', 'make'],
  ['stopped', 'stop'],
  ['watches', 'watch'],
  ['agreed', 'agree'],
  ['left', 'leave'],
  ['lay', 'lie'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['got', 'get'],
  ["isn't", 'be'],
  ["'re", 'be'],
  ["didn't", 'do'],
  ['wound', 'wind'],
  ['fell', 'fall'],
  ['called', 'call'],
  ['figures', 'figure'],
])('%s may be a form of %s', (form, verb) => {
  expect(lemmasOf(form)).toContain(verb);
});

test('the word itself comes first', () => {
  expect(lemmasOf('left')[0]).toBe('left');
});
