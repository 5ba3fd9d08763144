import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { gatherCrew } from './crew.ts';

test('a crew is not ready when one of its processes is given up', async () => {
  await using folder = await temporaryFolder();
  const crew = gatherCrew({ stackState: join(folder.path, 'stack.json'), port: 4222 });
  try {
    const logPath = join(folder.path, 'tiny.log');
    crew.start({
      ...{ name: 'tiny', command: 'false', args: [], env: {}, cwd: folder.path, logPath },
      readiness: () => undefined,
    });
    await expect(crew.ready()).rejects.toMatchObject({ code: 'stack_broken' });
  } finally {
    await crew.stop({ now: true });
  }
});
