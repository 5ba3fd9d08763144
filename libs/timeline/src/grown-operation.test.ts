import { expect, test } from '@jest/globals';
import { grownOperation } from './grown-operation.ts';
import type { StageProfile } from './profile.ts';

const stageWith = (operations: Readonly<Record<string, number>>): StageProfile => ({
  ...{ criticalWait: 0, criticalWork: 0, parts: 1, work: 0 },
  operations,
});

test.each([
  ['publish clip', { 'publish clip': 4, 'publish file': 4.1 }],
  ['publish file', { 'publish file': 2, 'plan clips': 1 }],
  ['wait for quota', { 'ask analyzer': 10, 'wait for quota': 8, generate_content: 1.5 }],
  ['ask analyzer', { 'ask analyzer': 10, 'wait for quota': 2, generate_content: 1.5 }],
])('%s is what grew most in %o', (operation, operations) => {
  const comparison = { stage: 'encode', own: stageWith(operations), others: [stageWith({})] } as const;
  expect(grownOperation(comparison)).toBe(operation);
});
