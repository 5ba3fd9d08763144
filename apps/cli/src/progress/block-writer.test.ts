import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { createBlockWriter } from './block-writer.ts';

test('a block is erased by the rows it takes once the terminal has become narrower', () => {
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns: 40, isTTY: true });
  const writer = createBlockWriter(output);
  writer.show(`${'a'.repeat(30)}\n${'b'.repeat(10)}\n영화`);
  output.read();
  output.columns = 10;
  writer.show('short');
  // 3 rows, 1 row, 1 row.
  expect(output.read()).toContain('\u001B[5A\u001B[1G\u001B[0J');
  output.columns = 60;
  writer.show('wide');
  expect(output.read()).not.toContain('\u001B[1A\u001B[1G');
  writer.done();
});
