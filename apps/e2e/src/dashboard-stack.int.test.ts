/**
 * The dashboard on the real stack, in a real browser: submit, watch, play, try again. With LANGFLIX_PICTURES=<film> it writes
 * docs/images/dashboard-360.png and dashboard-1600.png, of that film; that they can be made is checked always.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporaryFolder, waitFor } from '@langflix/testing';
import type { Browser, Page } from 'playwright-core';
import { openWindow, startBrowser } from './dashboard-browser.ts';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { stackOf, startLangflix } from './langflix.ts';
import type { RunningCli } from './langflix.ts';

const MINUTE = 60_000;
const DONE_MS = 90_000;
/** Absolute path; its subtitles lie beside it. */
const FILM = process.env['LANGFLIX_PICTURES'];
const ROOT = join(import.meta.dirname, '../../..');
/** Clips come in over some seconds: they can be watched while the job runs. */
const SLOWLY = {
  LANGFLIX_PROCESSING_MAX_EXPRESSIONS_PER_CHUNK: '3',
  LANGFLIX_LLM_OFFLINE_DELAY_MS: '700',
  LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
  LANGFLIX_LLM_CHUNK_SIZE: '250',
  LANGFLIX_LLM_MAX_INPUT_LENGTH: '300',
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: Episode;
let stack: RunningCli;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
let url: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const media = join(folder.path, 'media');
  await mkdir(media);
  episode = await makeEpisode(media);
  const out = join(folder.path, 'out');
  const roots = [media, ...(FILM === undefined ? [] : [dirname(FILM)])].flatMap((root) => ['--media', root]);
  stack = startLangflix(['up', '--out', out, ...roots, '--port', '0', '--json'], {
    ...SLOWLY,
    LANGFLIX_MONITORING_JAEGER_URL: 'http://127.0.0.1:16686',
  });
  browser = await startBrowser();
  url = await waitFor(async () => (await stackOf(out)).services['metrics']?.dashboardUrl, {
    timeoutMs: 60_000,
  });
  ({ page, complaints } = await openWindow(browser, { width: 1600, height: 1000 }));
  await page.goto(url);
}, 2 * MINUTE);

afterAll(async () => {
  await browser.close();
  stack.child.kill('SIGINT');
  await stack.outcome;
  await folder[Symbol.asyncDispose]();
}, MINUTE);

async function submit(video: string, maxClips: number): Promise<void> {
  const before = page.url();
  await page.getByRole('banner').getByRole('button', { name: 'New job' }).click();
  const form = page.getByRole('dialog');
  await form.locator('[name=video]').fill(video);
  await form.locator('[name=targetLanguage]').fill('ko');
  await form.getByText('More choices').click();
  await form.locator('[name=level]').selectOption('mixed');
  await form.locator('[name=analyzer]').selectOption('offline');
  await form.locator('[name=maxClips]').fill(String(maxClips));
  await form.getByRole('button', { name: 'Submit', exact: true }).click();
  await waitFor(() => page.url() !== before && page.url().includes('#/jobs/'));
}
const state = () => page.locator('.job-head .state');
const encodedClips = () => page.locator('.clip video');

describe('an episode submitted in the browser', () => {
  test(
    'runs before the eyes of who watches: progress, then clips, then all of them',
    async () => {
      await submit(episode.video, 6);
      await page.getByRole('heading', { level: 1, name: /Corner Shop/ }).waitFor({ timeout: 20_000 });
      await state().getByText('%', { exact: false }).waitFor({ timeout: 20_000 });
      await encodedClips().first().waitFor({ timeout: DONE_MS });
      await state().getByText('Complete').waitFor({ timeout: DONE_MS });
      expect(await encodedClips().count()).toBeGreaterThanOrEqual(4);
      expect(await page.locator('.job-row-state').first().textContent()).toBe('Complete');
      expect(complaints).toEqual([]);
    },
    3 * MINUTE,
  );

  test('has clips that play, with captions in both languages', async () => {
    const video = encodedClips().first();
    const start = await video.evaluate(async (element: HTMLVideoElement) => {
      await element.play();
      return element.currentTime;
    });
    await waitFor(() =>
      video.evaluate((element: HTMLVideoElement, from) => element.currentTime > from + 0.5, start),
    );
    const captions = await video.evaluate(async (element: HTMLVideoElement) => {
      for (const track of element.textTracks) track.mode = 'hidden';
      const loaded = [...element.querySelectorAll('track')].map(
        (track) =>
          track.readyState === 2 ||
          new Promise((resolve) => track.addEventListener('load', resolve, { once: true })),
      );
      await Promise.all(loaded);
      return [...element.textTracks].map(({ language, cues }) => [language, (cues?.length ?? 0) > 0]);
    });
    expect(captions.sort()).toEqual([
      ['en', true],
      ['ko', true],
    ]);
    await video.evaluate((element: HTMLVideoElement) => element.pause());
  });

  test('shows where its time went, the health of its subtitles and its trace', async () => {
    const rows = page.getByRole('listbox', { name: 'Timeline of the job' }).getByRole('option');
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('.piece.is-critical').count()).toBeGreaterThan(0);
    expect(await page.getByRole('region', { name: 'Source subtitles' }).textContent()).toMatch(/Good|Usable/);
    await page.getByRole('region', { name: 'Translation subtitles' }).waitFor();
    expect(await page.getByRole('link', { name: 'Trace' }).getAttribute('href')).toMatch(
      /^http:\/\/127\.0\.0\.1:16686\/trace\/[0-9a-f]{32}$/,
    );
  });

  test('is counted in the overview, with the services that did it', async () => {
    await page.goto(`${url}#/overview`);
    const services = page.locator('.service h3');
    await waitFor(async () => (await services.count()) >= 5, { timeoutMs: 20_000 });
    expect(await services.allTextContents()).toEqual(
      expect.arrayContaining(['clip-encoder', 'llm-analyzer']),
    );
    await waitFor(async () => /Complete\s*1/.test((await page.locator('.counts').textContent()) ?? ''));
    await page
      .getByRole('region', { name: 'Slowest jobs' })
      .getByRole('link', { name: /Corner Shop/ })
      .first()
      .waitFor();
  });
});

test(
  'an episode that failed is tried again, and comes through once its cause is mended',
  async () => {
    const film = await makeEpisode(join(folder.path, 'media'), 'Night Ferry.S02E01');
    await rename(film.subtitles, `${film.subtitles}.away`);
    await submit(film.video, 2);
    await state()
      .getByText(/Rejected|Failed/)
      .waitFor({ timeout: 30_000 });
    const reasons = page.getByRole('region', { name: 'What failed' });
    expect(await reasons.textContent()).toMatch(/subtitle/i);
    const failedAt = page.url();

    await rename(`${film.subtitles}.away`, film.subtitles);
    await page.getByRole('button', { name: /^Try again/ }).click();
    await page.getByRole('button', { name: 'Submit again' }).click();
    await waitFor(() => page.url() !== failedAt && page.url().includes('#/jobs/'));
    await state().getByText('Complete').waitFor({ timeout: DONE_MS });
  },
  3 * MINUTE,
);

test(
  'its pictures can be made, small and large',
  async () => {
    const images = FILM === undefined ? folder.path : join(ROOT, 'docs/images');
    if (FILM !== undefined) {
      await submit(FILM, 12);
      await state()
        .getByText('Complete')
        .waitFor({ timeout: 4 * MINUTE });
    }
    for (const [width, height] of [
      [1600, 1000],
      [360, 740],
    ] as const) {
      const { page: window, complaints: heard } = await openWindow(browser, { width, height });
      await window.goto(page.url());
      await window.locator('.clip video').first().waitFor();
      await waitFor(() => window.evaluate(haveVisibleVideosLoaded));
      expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const picture = await stillPicture(window);
      expect(picture.readUInt32BE(16)).toBe(width);
      await writeFile(join(images, `dashboard-${width}.png`), picture);
      expect(heard).toEqual([]);
      await window.context().close();
    }
  },
  5 * MINUTE,
);

/** Chromium turns a ring over a video for a moment after it has loaded. */
async function stillPicture(window: Page): Promise<Buffer> {
  let last: Buffer | undefined;
  return waitFor(
    async () => {
      const before = last;
      last = await window.screenshot();
      return before !== undefined && before.equals(last) ? last : undefined;
    },
    { timeoutMs: 20_000 },
  );
}

/** Runs in the page. */
function haveVisibleVideosLoaded(): boolean {
  const videos = [...document.querySelectorAll('video')];
  const visible = videos.filter((video) => video.getBoundingClientRect().top < innerHeight);
  return visible.every((video) => video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
}
