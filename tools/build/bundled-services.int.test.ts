import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { startNatsServer, startProcess, temporaryFolder } from '@langflix/testing';
import { bundleApp } from './bundle.ts';

const root = join(import.meta.dirname, '..', '..');
const SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'];

test('every service becomes ready from its bundle alone and stops on SIGTERM', async () => {
  await using folder = await temporaryFolder();
  await using broker = await startNatsServer();
  const started = async (app: string, args: readonly string[] = []) => {
    const entry = join(root, 'apps', app, 'src', 'main.ts');
    const { outfile } = await bundleApp({ entry, outputFolder: join(folder.path, app) });
    const env = { LANGFLIX_NATS_SERVERS: broker.url, LANGFLIX_MEDIA_ROOTS: folder.path };
    return startProcess({ command: process.execPath, args: [outfile, ...args], cwd: folder.path, env });
  };

  await using provision = await started('cli', ['provision']);
  expect(await provision.exited).toBe(0);
  for (const app of SERVICES) {
    await using service = await started(app);
    expect(await service.waitForLine('service ready')).toContain(`"${app}"`);
    expect(await service.kill('SIGTERM')).toBe(0);
  }
});
