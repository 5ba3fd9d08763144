import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { startHealthServer } from './health-server.ts';
import type { HealthChecks, Route } from './health-server.ts';

const HOST = '127.0.0.1';
const allWell: HealthChecks = { startup: () => true, ready: () => true, live: () => true };

async function aServer(checks: Partial<HealthChecks> = {}, routes: Record<string, Route> = {}) {
  const server = await startHealthServer({ host: HOST, port: 0, checks: { ...allWell, ...checks }, routes });
  const get = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`http://${HOST}:${server.port}${path}`, { method });
  return { ...server, get, [Symbol.asyncDispose]: server.close };
}

describe('the health server', () => {
  test.each([
    ['/startupz', 'startup'],
    ['/readyz', 'ready'],
    ['/livez', 'live'],
  ])('answers %s by its own check', async (path, check) => {
    await using well = await aServer();
    expect([(await well.get(path)).status, await (await well.get(path)).text()]).toEqual([200, 'ok\n']);
    await using ill = await aServer({ [check]: () => false });
    for (const other of ['/startupz', '/readyz', '/livez']) {
      expect((await ill.get(other)).status).toBe(other === path ? 503 : 200);
    }
  });

  test('asks the check every time', async () => {
    let isReady = false;
    await using server = await aServer({ ready: () => Promise.resolve(isReady) });
    expect((await server.get('/readyz')).status).toBe(503);
    isReady = true;
    expect((await server.get('/readyz?now')).status).toBe(200);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['never comes back', () => new Promise<boolean>(() => {})],
  ])('counts a check that %s as no', async (_how, ready) => {
    await using server = await aServer({ ready });
    expect((await server.get('/readyz')).status).toBe(503);
    expect((await server.get('/livez')).status).toBe(200);
  });

  test('serves more pages, and survives one that breaks', async () => {
    await using server = await aServer(
      {},
      {
        '/metrics': (_request, response) => void response.end('figures'),
        '/broken': () => Promise.reject(new Error('no')),
      },
    );
    expect(await (await server.get('/metrics')).text()).toBe('figures');
    expect((await server.get('/broken')).status).toBe(500);
    expect((await server.get('/nothing')).status).toBe(404);
    expect((await server.get('/metrics', 'POST')).status).toBe(405);
    expect((await server.get('/livez', 'HEAD')).status).toBe(200);
  });

  test('answers POST by its actions alone, and pages that are added later', async () => {
    const actions = { '/do': (_request: unknown, response: ServerResponse) => void response.end('done') };
    const server = await startHealthServer({ host: HOST, port: 0, checks: allWell, actions });
    const status = async (path: string, method: string): Promise<number> =>
      (await fetch(`http://${HOST}:${server.port}${path}`, { method })).status;
    expect([await status('/do', 'POST'), await status('/do', 'GET')]).toEqual([200, 405]);
    expect([await status('/later', 'GET'), await status('/livez', 'POST')]).toEqual([404, 405]);
    server.addRoutes({ '/later': (_request, response) => void response.end('page') });
    expect(await status('/later', 'GET')).toBe(200);
    await server.close();
  });

  test('says when its port is taken', async () => {
    await using server = await aServer();
    const second = startHealthServer({ host: HOST, port: server.port, checks: allWell });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closes at once, also with a request under way', async () => {
    const server = await aServer({}, { '/slow': () => {} });
    const slow = server.get('/slow').catch(() => 'cut off');
    await server.get('/livez');
    await server.close();
    expect(await slow).toBe('cut off');
  });
});
