import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** @throws naming the remedy where there is no Chromium */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `there is no ${CHROMIUM}: \`node tools/setup.mjs --tests\` installs it (Debian's package chromium)`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
  });
}

export interface Window {
  readonly page: Page;
  /** What the page complained of: errors, refusals of the content security policy. */
  readonly complaints: readonly string[];
}

export interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly colours?: 'light' | 'dark';
}

export async function openWindow(
  browser: Browser,
  { width, height, colours = 'light' }: WindowOptions,
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colours,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}
