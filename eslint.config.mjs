import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', 'libs/testing/**', 'apps/e2e/**'];
const mayReadEnvironment = ['libs/config/**', 'tools/**', ...tests];
const maySpawn = ['libs/media/**', 'apps/cli/src/stack/**', 'tools/**', ...tests];

const onlyTestsUseTesting = {
  name: '@langflix/testing',
  message: 'Only tests import @langflix/testing: move what production needs to another lib.',
};
const noChildProcess = ['child_process', 'node:child_process'].map((name) => ({
  name,
  message: 'Processes are started in libs/media, the CLI stack, libs/testing and tools only.',
}));
const noNats = {
  name: 'nats',
  message: 'Only libs/messaging and libs/testing speak NATS.',
};

const noSchemas = {
  name: '@langflix/contracts',
  allowTypeImports: true,
  message: 'The browser takes only types from the contracts: their schemas bring zod along.',
};

const restrict = (...paths) => ({ '@typescript-eslint/no-restricted-imports': ['error', { paths }] });

export default [
  { ignores: ['**/node_modules', '**/dist', '.nx', 'out', '**/*.json'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          depConstraints: [
            {
              sourceTag: 'type:app',
              onlyDependOnLibsWithTags: ['type:runtime', 'type:domain', 'type:contracts', 'type:testing'],
            },
            {
              sourceTag: 'type:runtime',
              onlyDependOnLibsWithTags: ['type:runtime', 'type:contracts', 'type:testing'],
            },
            {
              sourceTag: 'type:domain',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:testing'],
              bannedExternalImports: ['nats', '@opentelemetry/*', 'pino', 'keyv', 'prom-client'],
            },
            {
              sourceTag: 'type:contracts',
              onlyDependOnLibsWithTags: ['type:contracts'],
              bannedExternalImports: [
                'nats',
                '@opentelemetry/*',
                'pino',
                'keyv',
                'fluent-ffmpeg',
                '@google/*',
              ],
            },
            { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contracts'] },
            {
              // Runs in a browser. Of the contracts it takes the types: their schemas would bring zod along.
              sourceTag: 'type:web',
              onlyDependOnLibsWithTags: ['type:contracts', 'type:testing'],
              bannedExternalImports: ['nats', '@opentelemetry/*', 'pino', 'keyv', 'zod'],
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what a lib exports: no export *.' },
        { selector: 'TSEnumDeclaration', message: 'Use an `as const` union instead of an enum.' },
        { selector: 'Decorator', message: 'No decorators: functions and plain data.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/config reads the environment.' },
      ],
      ...restrict(onlyTestsUseTesting, ...noChildProcess, noNats),
    },
  },
  { files: mayReadEnvironment, rules: { 'no-restricted-properties': 'off' } },
  { files: maySpawn, rules: restrict(onlyTestsUseTesting, noNats) },
  { files: ['libs/messaging/**'], rules: restrict(onlyTestsUseTesting, ...noChildProcess) },
  {
    files: ['apps/dashboard/**'],
    rules: restrict(onlyTestsUseTesting, ...noChildProcess, noNats, noSchemas),
  },
  { files: tests, rules: restrict() },
  { files: ['tools/**'], rules: restrict(noNats) },
];
