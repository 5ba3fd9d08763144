/** What can be known of the images without a container engine. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ignoredBy } from './ignored-by.ts';
import { inherited, readDockerfile } from './read-dockerfile.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'deploy', 'docker');
const dockerfile = readDockerfile(join(folder, 'Dockerfile'));
const { stages } = dockerfile;
const names = stages.map(({ name }) => name);
const everything = stages.flatMap(({ instructions }) => instructions);
const told = (stage: string, keyword: string): string[] =>
  inherited(dockerfile, stage)
    .filter((instruction) => instruction.keyword === keyword)
    .map(({ text }) => text);
/** Apps with a `main.ts` that are not tests. */
const apps = readdirSync(join(root, 'apps')).filter((app) =>
  existsSync(join(root, 'apps', app, 'src', 'main.ts')),
);

describe('the Dockerfile', () => {
  test('takes what it builds on by version and digest', () => {
    expect(dockerfile.args['NODE_IMAGE']).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/);
    const outside = stages.map(({ from }) => from).filter((from) => !names.includes(from));
    expect(new Set(outside)).toEqual(new Set(['${NODE_IMAGE}', 'os-${OS}']));
  });

  test('runs on the Node that the sources are tested with', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(dockerfile.args['NODE_IMAGE']).toContain(`node:${devDependencies['node']}-`);
    expect(told('app', 'LABEL').join()).toContain(`library/node:${devDependencies['node']}-`);
  });

  test('knows every app that can be started, and no other', () => {
    const known = names.filter((name) => name.startsWith('os-')).map((name) => name.slice('os-'.length));
    expect(known.sort()).toEqual([...apps, 'clip-encoder-gpu'].sort());
  });

  test.each([
    ['ingest', true, false],
    ['clip-encoder', true, true],
    ['clip-encoder-gpu', true, true],
    ['cache', false, false],
    ['cli', false, false],
    ['llm-analyzer', false, false],
    ['metrics', false, false],
    ['subtitle-chunker', false, false],
  ])('gives %s ffmpeg: %s, fonts: %s', (os, hasFfmpeg, hasFonts) => {
    const installed = told(`os-${os}`, 'RUN').join();
    expect([/\bffmpeg\b/.test(installed), /fonts-noto-cjk/.test(installed)]).toEqual([hasFfmpeg, hasFonts]);
    // ffmpeg reads https by the certificates of the system, and the base image has none.
    expect(/\bca-certificates\b/.test(installed)).toBe(hasFfmpeg);
  });

  test.each(['service', 'command'])('makes a %s that is nobody, and process 1', (stage) => {
    expect(told(stage, 'USER').at(-1)).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/);
    const [command, ...rest] = JSON.parse(told(stage, 'ENTRYPOINT').at(-1) ?? '') as string[];
    expect([command, rest.at(-1)]).toEqual(['node', '/app/main.mjs']);
    expect(told(stage, 'CMD')).toEqual([]);
    expect(told(stage, 'VOLUME')).toEqual([]);
  });

  test('asks a service whether it is alive, by what every image has', () => {
    const [check = ''] = told('service', 'HEALTHCHECK');
    expect(check).toMatch(
      /--interval=\S+ --timeout=\S+ --start-period=\S+ --retries=\d+ +CMD \["node", "-e", "/,
    );
    const [, , script = ''] = JSON.parse(check.slice(check.indexOf('['))) as string[];
    expect(script).toContain('/livez');
    expect(() => new Function(script)).not.toThrow();
    expect(told('command', 'HEALTHCHECK')).toEqual([]);
  });

  test('takes nothing from the network but Debian and npm packages, and keeps no list of them', () => {
    expect(everything.filter(({ keyword }) => keyword === 'ADD')).toEqual([]);
    const runs = everything.filter(({ keyword }) => keyword === 'RUN').map(({ text }) => text);
    expect(runs.filter((text) => /\b(curl|wget|git)\b/.test(text))).toEqual([]);
    for (const text of runs.filter((it) => it.includes('apt-get install'))) {
      expect(text).toMatch(
        /apt-get update && apt-get install -y --no-install-recommends .* && rm -rf \/var\/lib\/apt\/lists/,
      );
    }
  });

  test('holds no secret, in no layer and no label', () => {
    const [variables, texts] = [/_KEY|SECRET|PASSWORD|TOKEN/i, everything.map(({ text }) => text)];
    expect(texts.filter((text) => variables.test(text))).toEqual([]);
    expect(Object.keys(dockerfile.args).filter((name) => variables.test(name))).toEqual([]);
  });
});

describe('the builder', () => {
  const isIgnored = ignoredBy(readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8'));

  test('is sent everything that is copied', () => {
    const copied = everything
      .filter(({ keyword, text }) => keyword === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect([path, existsSync(join(root, path)), isIgnored(path)]).toEqual([path, true, false]);
    }
  });

  test.each([
    '.env',
    'langflix.yaml',
    '.git/config',
    'node_modules/nx/package.json',
    'apps/cache/node_modules/keyv/package.json',
    'apps/cache/.env.local',
    'apps/cache/src/endpoints.test.ts',
    'deploy/compose/media/film.mkv',
    'tools/fake-gemini/main.ts',
  ])('is not sent %s', (path) => {
    expect(isIgnored(path)).toBe(true);
  });

  test.each([
    'apps/ingest/src/main.ts',
    'apps/e2e/package.json',
    'tools/build/bundle.ts',
    'package-lock.json',
  ])('is sent %s', (path) => {
    expect(isIgnored(path)).toBe(false);
  });
});
