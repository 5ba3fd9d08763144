import { describe, expect, test } from '@jest/globals';
import { checkDependencies } from './declared-dependencies.ts';
import { checkExports } from './explicit-exports.ts';
import { checkNxVersions } from './nx-versions.ts';
import { checkReadmes } from './readme-size.ts';
import { checkTags, tagsWithRules } from './project-tags.ts';
import type { Project } from './workspace.ts';

function aProject(overrides: Partial<Project> = {}): Project {
  return {
    folder: 'libs/media',
    tags: ['type:domain'],
    dependencies: { 'fluent-ffmpeg': '^2.1.3' },
    sources: [aSource("import ffmpeg from 'fluent-ffmpeg';")],
    readme: '# media\n',
    ...overrides,
  };
}

const aSource = (text: string, path = 'libs/media/src/probe.ts'): Project['sources'][number] => ({
  path,
  text,
});

describe('the tag check', () => {
  const known = ['type:domain', 'type:app'];

  test('accepts one tag that has a rule', () => {
    expect(checkTags([aProject()], known)).toEqual([]);
  });

  test.each([[[]], [['type:domain', 'type:app']], [['type:utils']], [['domain']]])('refuses %j', (tags) => {
    expect(checkTags([aProject({ tags })], known)).toEqual([expect.stringContaining('libs/media: needs')]);
  });

  test('knows the tags by the rules of the ESLint configuration', () => {
    const depConstraints = [{ sourceTag: 'type:app' }];
    const rules = { '@nx/enforce-module-boundaries': [2, { depConstraints }] };
    expect(tagsWithRules({ rules })).toEqual(['type:app']);
    expect(tagsWithRules({})).toEqual([]);
  });
});

describe('the Nx version check', () => {
  test('accepts one version everywhere', () => {
    expect(checkNxVersions({ 'node_modules/nx': '23.2.1', 'node_modules/@nx/js': '23.2.1' })).toEqual([]);
  });

  test('refuses a second version, nested ones included', () => {
    const packages = { 'node_modules/nx': '23.2.1', 'node_modules/@nx/js/node_modules/@nx/devkit': '23.1.0' };
    expect(checkNxVersions(packages)).toEqual([expect.stringContaining('@nx/devkit 23.1.0')]);
  });
});

describe('the export check', () => {
  test('refuses export *', () => {
    const sources = [aSource("export * from './probe.ts';", 'libs/media/src/index.ts')];
    expect(checkExports([aProject({ sources })])).toEqual([
      expect.stringContaining('libs/media/src/index.ts'),
    ]);
    expect(checkExports([aProject()])).toEqual([]);
  });
});

describe('the README check', () => {
  const lines = (count: number): string => 'line\n'.repeat(count);

  test('accepts short ones', () => {
    expect(checkReadmes({ readme: lines(150), projects: [aProject({ readme: lines(60) })] })).toEqual([]);
  });

  test('refuses a missing one and long ones', () => {
    const projects = [aProject({ readme: undefined }), aProject({ folder: 'apps/cli', readme: lines(61) })];
    expect(checkReadmes({ readme: lines(151), projects })).toEqual([
      expect.stringContaining('README.md: has 151 lines'),
      expect.stringContaining('libs/media/README.md: is missing'),
      expect.stringContaining('apps/cli/README.md: has 61 lines'),
    ]);
  });
});

describe('the dependency check', () => {
  const check = (overrides: Partial<Project>): readonly string[] =>
    checkDependencies({ projects: [aProject(overrides)], devDependencies: { '@jest/globals': '^30.0.0' } });

  test('accepts what is declared and imported', () => {
    expect(check({})).toEqual([]);
  });

  test('refuses an import that is not declared, by any kind of import', () => {
    const text = "import 'fluent-ffmpeg';\nimport type { A } from '@x/y/z';\nconst b = await import('zod');";
    expect(check({ sources: [aSource(text)] })).toEqual([
      expect.stringContaining('imports @x/y,'),
      expect.stringContaining('imports zod,'),
    ]);
  });

  test('refuses a declaration that only a test imports', () => {
    const sources = [aSource("import 'fluent-ffmpeg';", 'libs/media/src/probe.test.ts')];
    expect(check({ sources })).toEqual([expect.stringContaining('declares fluent-ffmpeg')]);
  });

  test('lets only tests import development packages', () => {
    const text = "import 'fluent-ffmpeg';\nimport '@jest/globals';\nimport '@langflix/testing';";
    expect(check({ sources: [aSource(text)] })).toHaveLength(2);
    expect(check({ sources: [aSource("import 'fluent-ffmpeg';"), aSource(text, 'a.test.ts')] })).toEqual([]);
  });

  test('does not take text for an import', () => {
    const text = "import 'fluent-ffmpeg';\nconst line = \"import zod from 'zod'\"; // import 'pino'";
    expect(check({ sources: [aSource(text)] })).toEqual([]);
  });
});
