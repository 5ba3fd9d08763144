import { describe, expect, test } from '@jest/globals';
import { amount, bytes, dollars, percent, speed } from './figures.ts';
import { ago, clock, duration, roughly } from './time.ts';

describe('times', () => {
  test.each([
    [0.04, '0.0 s'],
    [59.94, '59.9 s'],
    [59.96, '1:00'],
    [245, '4:05'],
    [3723, '1:02:03'],
  ])('%d s are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  test('a clock rounds, and never goes below nought', () => {
    expect([clock(0.6), clock(-3)]).toEqual(['0:01', '0:00']);
  });

  test.each([
    [3, 'a few seconds'],
    [41, 'about 45 s'],
    [56, 'about 1 min'],
    [4000, 'about 2 h'],
  ])('what is guessed as %d s is %s', (seconds, text) => expect(roughly(seconds)).toBe(text));

  test('an age is told by its largest unit', () => {
    const now = Date.parse('2026-03-02T09:00:00.000Z');
    const ages = ['2026-03-02T08:59:30.000Z', '2026-03-02T08:30:00.000Z', '2026-02-28T09:00:00.000Z'];
    expect(ages.map((at) => ago(at, now))).toEqual(['just now', '30 min ago', '2 d ago']);
  });
});

describe('figures', () => {
  test('no share is 100 % before it is all', () => {
    expect([percent(0.999), percent(1), percent(1.2), percent(-1)]).toEqual([
      '99 %',
      '100 %',
      '100 %',
      '0 %',
    ]);
  });

  test('small amounts of money keep two digits', () => {
    expect([dollars(0), dollars(0.00421), dollars(1.267)]).toEqual(['$0', '$0.0042', '$1.27']);
  });

  test('memory is told by the unit that keeps it short', () => {
    expect([bytes(812), bytes(197_000_000), bytes(1_300_000_000), bytes(-2048)]).toEqual([
      '812 B',
      '188 MB',
      '1.2 GB',
      '-2.0 KB',
    ]);
  });

  test('the pace is compared with watching', () => {
    expect([speed(600, 100), speed(2700, 200), speed(undefined, 3)]).toEqual([
      '6× real time',
      '14× real time',
      undefined,
    ]);
    expect(amount(3.14)).toBe('3.1');
  });
});
