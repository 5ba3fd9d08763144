import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { connect } from 'nats';
import { startProcess } from './guarded-process.ts';
import { startNatsServer } from './nats-server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { waitFor } from './wait-for.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function storedMessages(url: string): Promise<number> {
  const connection = await connect({ servers: url });
  const jsm = await connection.jetstreamManager();
  const { state } = await jsm.streams.info('TEST');
  await connection.close();
  return state.messages;
}

describe('startNatsServer', () => {
  test('gives a broker with JetStream that keeps port and store over kill and start', async () => {
    await using server = await startNatsServer();
    const connection = await connect({ servers: server.url });
    const jsm = await connection.jetstreamManager();
    await jsm.streams.add({ name: 'TEST', subjects: ['test'] });
    await connection.jetstream().publish('test', 'kept');
    await connection.close();
    for (const end of [() => server.kill(), () => server.stop()]) {
      const { pid, url } = server;
      await end();
      expect(isAlive(pid)).toBe(false);
      await server.start();
      expect(server.url).toBe(url);
      expect(await storedMessages(url)).toBe(1);
    }
  });

  test('says what the server said when it does not come up', async () => {
    const failing = startNatsServer({ args: ['--no-such-argument'] });
    await expect(failing).rejects.toThrow(/flag provided but not defined/);
  });
});

describe('startProcess', () => {
  test('ends its process when the test itself is killed', async () => {
    const script = join(import.meta.dirname, 'guarded-process.ts');
    const code = `const { startProcess } = await import(${JSON.stringify(script)});
      const child = await startProcess({ command: 'sleep', args: ['60'] });
      console.log('child', child.pid);
      await child.exited;`;
    const parent = await startProcess({ command: 'node', args: ['--input-type=module', '-e', code] });
    const child = Number((await parent.waitForLine('child')).split(' ')[1]);
    expect(isAlive(child)).toBe(true);
    expect(await parent.kill('SIGKILL')).toBe(137);
    await waitFor(() => !isAlive(child));
  });

  test('tells the exit code, and that a line never came', async () => {
    await using child = await startProcess({
      command: 'sh',
      args: ['-c', 'echo hello; echo oops >&2; exit 3'],
    });
    expect(await child.exited).toBe(3);
    expect([...child.lines].sort()).toEqual(['hello', 'oops']);
    await expect(child.waitForLine('goodbye')).rejects.toThrow(/ended without "goodbye".*hello/s);
  });
});

describe('temporaryFolder', () => {
  test('is gone afterwards', async () => {
    let path = '';
    {
      await using folder = await temporaryFolder();
      path = folder.path;
      expect(existsSync(path)).toBe(true);
    }
    expect(existsSync(path)).toBe(false);
  });
});

describe('waitFor', () => {
  test('gives the first value that is there, and says what it waited for in vain', async () => {
    let calls = 0;
    expect(await waitFor(() => (++calls === 3 ? 'now' : undefined))).toBe('now');
    const vain = waitFor(() => false, { timeoutMs: 30, describe: () => 'the moon' });
    await expect(vain).rejects.toThrow('waited 30 ms in vain for the moon');
  });
});
