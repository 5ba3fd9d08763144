/** The checks that ESLint and TypeScript cannot make. Prints what is wrong and how to mend it; exit code 1 then. */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { checkAsyncapi } from './asyncapi-current.ts';
import { checkDependencies } from './declared-dependencies.ts';
import { checkExports } from './explicit-exports.ts';
import { checkNatsPermissions } from './nats-permissions-current.ts';
import { checkNxVersions } from './nx-versions.ts';
import { checkReadmes } from './readme-size.ts';
import { checkTags, tagsWithRules } from './project-tags.ts';
import { readWorkspace } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const eslintConfig = await new ESLint({ cwd: root }).calculateConfigForFile(join(root, 'tools', 'test.ts'));
const workspace = readWorkspace(root);
const problems = [
  ...checkTags(workspace.projects, tagsWithRules(eslintConfig)),
  ...checkNxVersions(workspace.lockedPackages),
  ...checkExports(workspace.projects),
  ...checkReadmes(workspace),
  ...checkDependencies(workspace),
  ...checkAsyncapi(root),
  ...checkNatsPermissions(root),
];

for (const problem of problems) console.error(`✖ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Checks passed: ${workspace.projects.length} projects.`);
