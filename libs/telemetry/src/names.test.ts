import { describe, expect, test } from '@jest/globals';
import { ATTR, SPAN, messagingSpanName } from './names.ts';

describe('names', () => {
  test('of attributes are dotted, lower-case and used once', () => {
    const names = Object.values(ATTR);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/);
  });

  test('of spans are used once and hold nothing variable', () => {
    const names = Object.values(SPAN);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+([ _][a-z]+)*$/);
  });

  test('of messaging spans hold the template of the destination', () => {
    expect(messagingSpanName(SPAN.process, 'a.{job}.b')).toBe('process a.{job}.b');
  });
});
