import { request as httpRequest } from 'node:http';
import { stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startProcess, temporaryFolder } from '@langflix/testing';
import type { GuardedProcess, TemporaryFolder } from '@langflix/testing';

const SCRIPT = `
  import { createLogger, startHealthServer, startProfiling } from '@langflix/telemetry';
  globalThis.kept = ['a secret of the process', process.pid].join(' ');
  function keepBusyForTheProfile() {
    for (const until = performance.now() + 5; performance.now() < until;);
  }
  setInterval(keepBusyForTheProfile, 10);
  const log = createLogger({ service: 'busy', level: 'info' });
  const actions = startProfiling({ service: 'busy', log, ...JSON.parse(process.argv[1]) });
  const checks = { startup: () => true, ready: () => true, live: () => true };
  const { port } = await startHealthServer({ host: '127.0.0.1', port: 0, checks, actions });
  log.info({ port }, 'ready');
`;

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

interface Profiled extends GuardedProcess {
  post(path: string, headers?: Record<string, string>): Promise<{ status: number; body: string }>;
}

async function start(options: Record<string, unknown>): Promise<Profiled> {
  const child = await startProcess({
    command: 'node',
    args: ['--input-type=module', '-e', SCRIPT, JSON.stringify(options)],
    cwd: import.meta.dirname,
    env: { TMPDIR: folder.path },
  });
  const { port } = JSON.parse(await child.waitForLine('"msg":"ready"')) as { port: number };
  const post: Profiled['post'] = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
        void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
      });
      sent.on('error', reject).end();
    });
  return { ...child, post };
}

/** What a profile of the busy process must show. */
function expectCpuProfile(json: string): void {
  const { nodes } = JSON.parse(json) as { nodes: { callFrame: { functionName: string } }[] };
  expect(nodes.map(({ callFrame }) => callFrame.functionName)).toContain('keepBusyForTheProfile');
}

function expectHeapSnapshot(json: string): void {
  const { snapshot, strings } = JSON.parse(json) as { snapshot: object; strings: string[] };
  expect(snapshot).toMatchObject({ node_count: expect.any(Number) });
  expect(strings.some((string) => string.includes('a secret of the process'))).toBe(true);
}

describe('a process that may be looked into over HTTP', () => {
  test('without a token answers this machine with the profile itself, one at a time', async () => {
    await using service = await start({ profiling: 'http' });
    const first = service.post('/debug/cpu-profile?seconds=1');
    const second = await service.post('/debug/heap-snapshot');
    const answers = [await first, second];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectCpuProfile(answers.find(({ status }) => status === 200)?.body ?? '');
    expectHeapSnapshot((await service.post('/debug/heap-snapshot')).body);
  });

  test('without a token refuses what a page in a browser sends', async () => {
    await using service = await start({ profiling: 'http' });
    const forged = [{ origin: 'http://evil.example' }, { host: 'evil.example' }, { host: 'evil.example:80' }];
    for (const headers of forged) {
      expect(await service.post('/debug/cpu-profile?seconds=1', headers)).toMatchObject({ status: 403 });
    }
  });

  test('with a token asks everybody for it', async () => {
    await using service = await start({ profiling: 'http', profilingToken: 'let me in' });
    for (const authorization of ['', 'Bearer', 'Bearer wrong', 'Basic let me in', 'Bearer let me in ']) {
      const { status, body } = await service.post('/debug/heap-snapshot', { authorization });
      expect([authorization, status]).toEqual([authorization, authorization.endsWith('in ') ? 200 : 401]);
      expect(body.includes('let me in') && status === 401).toBe(false);
    }
    const { status } = await service.post('/debug/cpu-profile?seconds=1', {
      authorization: 'Bearer let me in',
      host: 'pod-7.cluster',
    });
    expect(status).toBe(200);
  });

  test('refuses to take none, or more than a minute', async () => {
    await using service = await start({ profiling: 'http' });
    for (const seconds of ['', '0', '61', 'x', '-1', 'Infinity']) {
      const { status, body } = await service.post(`/debug/cpu-profile?seconds=${seconds}`);
      expect([seconds, status, body]).toEqual([seconds, 400, 'seconds must be from 1 to 60\n']);
    }
  });
});

describe('a process that may be looked into on SIGUSR2', () => {
  test('writes both profiles for its owner alone and says where, and lives on', async () => {
    await using service = await start({ profiling: 'signal', cpuProfileMs: 300 });
    process.kill(service.pid, 'SIGUSR2');
    await service.waitForLine('taking a CPU profile');
    process.kill(service.pid, 'SIGUSR2');
    await service.waitForLine('a profile is being taken already');
    const pathIn = async (message: string): Promise<string> =>
      (JSON.parse(await service.waitForLine(message)) as { path: string }).path;
    const cpu = await pathIn('CPU profile written');
    const heap = await pathIn('heap snapshot written');
    expectCpuProfile(readFileSync(cpu, 'utf8'));
    expectHeapSnapshot(readFileSync(heap, 'utf8'));
    for (const path of [cpu, heap]) {
      expect(path.startsWith(folder.path)).toBe(true);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
    expect((await service.post('/debug/cpu-profile')).status).toBe(404);
  });
});

describe('a process that may not be looked into', () => {
  test('has no such paths, and is not stopped from ending on the signal', async () => {
    await using service = await start({});
    for (const path of ['/debug/cpu-profile', '/debug/heap-snapshot']) {
      expect((await service.post(path)).status).toBe(404);
    }
    process.kill(service.pid, 'SIGUSR2');
    expect(await service.exited).toBeGreaterThan(128);
  });
});
