import type { Project } from './workspace.ts';

/** ESLint refuses it too; this also sees what a disable comment hides. */
export function checkExports(projects: readonly Project[]): readonly string[] {
  return projects
    .flatMap(({ sources }) => sources)
    .filter(({ text }) => /^\s*export\s+\*/m.test(text))
    .map(({ path }) => `${path}: name what it exports instead of \`export *\`.`);
}
