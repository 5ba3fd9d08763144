/** The page in a real browser, shown made-up data: ten thousand jobs, keys only, small and large, light and dark. */
import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '@langflix/testing';
import type Axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openWindow, startBrowser } from './dashboard-browser.ts';
import type { WindowOptions } from './dashboard-browser.ts';
import { aJobDetail, aJobSummary, aTimeline, manyJobs, someClips } from './dashboard-data.ts';
import { builtDashboard, startDashboardFixture } from './dashboard-fixture.ts';
import type { DashboardFixture } from './dashboard-fixture.ts';
import { anOverview } from './dashboard-overview.ts';

const WIDE = { width: 1600, height: 1000 };
const NARROW = { width: 360, height: 740 };
const JOBS = 10_000;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let server: DashboardFixture;
let page: Page;
let complaints: readonly string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
}, 30_000);
afterAll(() => browser.close());

beforeEach(async () => {
  const running = aJobSummary({ state: 'running', progress: 0.42, etaSeconds: 96 });
  server = await startDashboardFixture({
    jobs: manyJobs(JOBS),
    overview: anOverview(),
    details: {
      'job-0': aJobDetail({ summary: running, timeline: aTimeline({ isOpen: true }), clips: someClips(100) }),
      'job-1': aJobDetail({ summary: aJobSummary({ job: 'job-1' }) }),
      'job-5': aJobDetail({ summary: aJobSummary({ job: 'job-5', state: 'failed' }), clips: [] }),
    },
  });
});
afterEach(async () => {
  await page.context().close();
  await server[Symbol.asyncDispose]();
});

async function show(hash: string, options: WindowOptions = WIDE): Promise<void> {
  ({ page, complaints } = await openWindow(browser, options));
  await page.goto(`${server.url}${hash}`);
  await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
}
const rows = () => page.getByRole('listitem').filter({ has: page.locator('time') });
const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('ten thousand jobs', () => {
  test('are scrolled through with a few rows in the page, and loaded as they are needed', async () => {
    await show('#/');
    await page.getByText('10,000 jobs').waitFor();
    expect(await rows().count()).toBeLessThan(60);
    await page.locator('.job-rows').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('[href="#/jobs/job-9999"]').waitFor();
    expect(await rows().count()).toBeLessThan(60);
    expect(complaints).toEqual([]);
  });

  test('are filtered by state and found by name', async () => {
    await show('#/');
    await page.getByRole('button', { name: /^Failed/ }).click();
    await page.getByText('1,666 jobs').waitFor();
    await page.getByRole('searchbox').fill('ferry');
    await page.getByText('333 jobs').waitFor();
    await page.getByRole('searchbox').fill('no such thing');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('10,000 jobs').waitFor();
  });

  test('a new one comes on top without moving what is read further down', async () => {
    await show('#/');
    const list = page.locator('.job-rows');
    await list.evaluate((element) => element.scrollTo(0, 6800));
    const marked = page.locator('[href="#/jobs/job-104"]');
    const before = (await marked.boundingBox())?.y;
    server.send('job', aJobSummary({ job: 'new', submittedAt: new Date().toISOString(), state: 'running' }));
    await page.getByText('10,001 jobs').waitFor();
    expect((await marked.boundingBox())?.y).toBe(before);
    await list.evaluate((element) => element.scrollTo(0, 0));
    await page.locator('[href="#/jobs/new"]').waitFor();
  });
});

describe('by keyboard alone', () => {
  test('a job is found, opened, its timeline read and the job tried again', async () => {
    await show('#/');
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await rows().first().waitFor();
    await press('Tab');
    expect(await focusedText()).toBe('Skip to content');
    while (!(await focusedText()).includes('S01E01')) await press('Tab');
    await press(
      'PageDown',
      'Home',
      'End',
      'Home',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
    );
    expect(await focusedText()).toContain('S02E06');
    expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: /Corner Shop/ }).waitFor();
    await waitFor(() => page.evaluate(() => document.activeElement?.id === 'content'));
    const isOnTimeline = () =>
      page.evaluate(() => document.activeElement?.getAttribute('role') === 'listbox');
    while (!(await isOnTimeline())) await press('Tab');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(await page.locator('.waterfall-said').textContent()).toBe(
      'Analyze, Chunk 0: waited 0.0 s, worked 10.5 s.',
    );
    await press('End', 'Enter', 'End');
    expect(await page.locator('.waterfall-said').textContent()).toContain('encoder_stalled');
    while (!(await focusedText()).includes('Try again')) await press('Shift+Tab');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    while ((await focusedText()) !== 'Submit again') await press('Tab');
    await press('Enter');
    await page.getByText('Submitted again').first().waitFor();
    expect(server.requests.map(({ line }) => line)).toContain('POST /api/jobs/job-5/redrive');
    await waitFor(() => page.url().endsWith('#/jobs/job-1'));
  });

  test('a dialog that is left gives the focus back', async () => {
    await show('#/');
    const opener = page.getByRole('banner').getByRole('button', { name: 'New job' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New job' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('while it runs', () => {
  test('a change of the opened job is read again, and an encode moves', async () => {
    await show('#/jobs/job-0');
    await page.getByText('42 %, about 2 min left').waitFor();
    server.send('clip', { job: 'job-0', clip: 'clip-98', share: 0.5, speed: 3 });
    await page.getByRole('button', { name: 'Show all 100 clips' }).click();
    await page.getByText('Encoding 50 %').waitFor();
    server.data.details['job-0'] = aJobDetail({ summary: aJobSummary({ state: 'complete' }) });
    server.send('job', aJobSummary({ state: 'complete' }));
    await page.locator('.job-head .state').getByText('Complete').waitFor();
    expect(await page.locator('p[role=status]').textContent()).toBe('Corner Shop · S01E03: complete');
  });

  test('a lost connection is told, and what happened meanwhile is asked for', async () => {
    await show('#/');
    await rows().first().waitFor();
    server.setDown(true);
    await page.getByText('Connection lost.', { exact: false }).first().waitFor();
    server.data.jobs.unshift(aJobSummary({ job: 'meanwhile', submittedAt: new Date().toISOString() }));
    server.setDown(false);
    await page.locator('[href="#/jobs/meanwhile"]').waitFor();
  });

  test('a refused submission says why and keeps what was typed', async () => {
    await show('#/');
    await page.route('**/api/jobs', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 422,
            json: { code: 'invalid', message: 'targetLanguage: unknown language "xx"' },
          })
        : route.fallback(),
    );
    await page.getByRole('banner').getByRole('button', { name: 'New job' }).click();
    await page.locator('[name=video]').fill('/media/a film.mp4');
    await page.getByLabel('Translated into').fill('xx');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('alert').getByText('unknown language "xx"').waitFor();
    expect(await page.locator('[name=video]').inputValue()).toBe('/media/a film.mp4');
  });

  test('a dashboard that wants a token asks for it', async () => {
    await show('#/');
    let isOpen = false;
    await page.route('**/api/login', (route) => {
      isOpen = true;
      return route.fulfill({ status: 204 });
    });
    await page.route('**/api/jobs?*', (route) =>
      isOpen
        ? route.fallback()
        : route.fulfill({ status: 401, json: { code: 'login_needed', message: 'Log in.' } }),
    );
    await page.reload();
    await page.getByLabel('Access token').fill('secret');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('10,000 jobs').waitFor();
  });
});

test('an empty system says what to do, an unknown job that it is not known', async () => {
  server.data.jobs = [];
  await show('#/');
  await page.getByText('Nothing here yet').waitFor();
  await page.goto(`${server.url}#/jobs/gone`);
  await page.getByText('Nothing is known of', { exact: false }).waitFor({ timeout: 20_000 });
}, 30_000);

const VIEWS = ['#/', '#/overview', '#/jobs/job-0', '#/jobs/job-5'];

describe.each([
  ['wide and light', { ...WIDE, colours: 'light' as const }],
  ['wide and dark', { ...WIDE, colours: 'dark' as const }],
  ['narrow and light', { ...NARROW, colours: 'light' as const }],
  ['narrow and dark', { ...NARROW, colours: 'dark' as const }],
])('%s', (_, options) => {
  test('every view has names, roles and contrast as WCAG 2.2 AA asks, and nothing to scroll sideways', async () => {
    await show('#/', options);
    for (const view of VIEWS) {
      await page.goto(`${server.url}${view}`);
      await page.locator('[role=main] h1:visible, .job-row a:visible').first().waitFor();
      expect(await sidewaysPx()).toBe(0);
      expect({ view, violations: await violations() }).toEqual({ view, violations: [] });
    }
    await page.getByRole('banner').getByRole('button', { name: 'New job' }).click();
    expect({ view: 'form', violations: await violations() }).toEqual({ view: 'form', violations: [] });
    expect(complaints).toEqual([]);
  });
});

const sidewaysPx = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Rules that axe finds broken, with the first element each. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`,
    );
  });
}

test('the colours can be chosen, and stay chosen', async () => {
  await show('#/', { ...NARROW, colours: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  const toggle = page.getByRole('button', { name: /^Colours/ });
  await toggle.click();
  await toggle.click();
  expect(await toggle.getAttribute('aria-label')).toContain('dark');
  expect(await ground()).not.toBe(light);
  await page.reload();
  expect(await ground()).not.toBe(light);
});

test('nothing moves while the page fills', async () => {
  ({ page, complaints } = await openWindow(browser, WIDE));
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift' as 'mark', buffered: true });
  });
  await page.goto(`${server.url}#/jobs/job-5`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await rows().first().waitFor();
  // 0.1 is what the Web Vitals call good.
  const shift = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
  expect(shift).toBeLessThan(0.1);
});

test('all scripts together are less than 120 KB on the way', async () => {
  await show('#/');
  const folder = join(await builtDashboard(), 'assets');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120 * 1024);
});
