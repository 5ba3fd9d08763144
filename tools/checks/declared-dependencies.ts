import { isBuiltin } from 'node:module';
import ts from 'typescript';
import type { Project, SourceFile, Workspace } from './workspace.ts';

type Input = Pick<Workspace, 'projects' | 'devDependencies'>;

/** Projects that are test code or tooling as a whole: the root's devDependencies are theirs. */
const DEVELOPMENT_ONLY = ['apps/e2e', 'libs/testing', 'tools'];
/** Tests may import any project: npm links them all, and the linter's module boundaries say which. */
const OUR_SCOPE = '@langflix/';

/**
 * What a project's sources import and what its package.json declares must be the same: a missing dependency works
 * only by luck of hoisting, a spare one is installed into every image.
 */
export function checkDependencies({ projects, devDependencies }: Input): readonly string[] {
  const anybodys = new Set(projects.flatMap(({ dependencies }) => Object.keys(dependencies)));
  const available = new Set(Object.keys(devDependencies));
  return projects.flatMap((project) => [
    // tools/ works for all projects, so it has no package.json of its own.
    ...undeclared(project, project.folder === 'tools' ? new Set([...available, ...anybodys]) : available),
    ...unused(project),
  ]);
}

/** @param forDevelopment what tests and tools may import besides */
function undeclared(project: Project, forDevelopment: ReadonlySet<string>): readonly string[] {
  const { folder, dependencies, sources } = project;
  const mayImport = (name: string, file: SourceFile): boolean => {
    const isDevelopment = isTest(file) || DEVELOPMENT_ONLY.includes(folder);
    return (
      name in dependencies || (isDevelopment && (name.startsWith(OUR_SCOPE) || forDevelopment.has(name)))
    );
  };
  const manifest =
    folder === 'tools' ? 'no package.json here declares' : `${folder}/package.json does not declare`;
  return sources.flatMap((file) =>
    packagesOf(file)
      .filter((name) => !mayImport(name, file))
      .map((name) => `${file.path}: imports ${name}, which ${manifest}.`),
  );
}

/** A dependency that only tests import counts as spare: tests get theirs from the root. */
function unused({ folder, dependencies, sources }: Project): readonly string[] {
  const files = DEVELOPMENT_ONLY.includes(folder) ? sources : sources.filter((file) => !isTest(file));
  const imported = new Set(files.flatMap(packagesOf));
  return Object.keys(dependencies)
    .filter((name) => !imported.has(name))
    .map((name) => `${folder}/package.json: declares ${name}, which none of its sources imports; remove it.`);
}

const isTest = ({ path }: SourceFile): boolean => path.endsWith('.test.ts');

/** Names of the packages that a file imports or requires; own files and Node's modules left out. */
function packagesOf({ text }: SourceFile): readonly string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const specifiers = importedFiles.map(({ fileName }) => fileName);
  const packages = specifiers.filter((name) => !name.startsWith('.') && !isBuiltin(name));
  return [...new Set(packages.map(packageName))];
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
