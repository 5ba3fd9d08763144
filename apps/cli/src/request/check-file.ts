import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isS3Uri, toUri } from '@langflix/storage';
import { wrongUse } from '../cli-error.ts';

/**
 * Absolute path of a file that exists and can be read; a `file://` URI is taken too.
 * @param what names it in the message, e.g. `video`.
 * @throws CliError (wrong use) `file_missing`, `not_a_file`, `not_local` or `file_unreadable`
 */
export function checkFile(what: string, path: string, cwd: string): string {
  const absolute = resolve(cwd, localPath(what, path));
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw wrongUse(
      'file_missing',
      `there is no ${what} "${absolute}": check the path, or quote it if it has spaces`,
    );
  }
  if (!stat.isFile())
    throw wrongUse('not_a_file', `the ${what} "${absolute}" is no file: name the file itself`);
  try {
    accessSync(absolute, constants.R_OK);
  } catch (error) {
    throw wrongUse(
      'file_unreadable',
      `the ${what} "${absolute}" may not be read: change its permissions`,
      error,
    );
  }
  return absolute;
}

/**
 * Same for what other machines will read: an `s3://` URI is taken as it is, and not looked at.
 * @throws CliError (wrong use) also `s3_uri_wrong`
 */
export function checkSource(what: string, named: string, cwd: string): string {
  if (!isS3Uri(named)) return checkFile(what, named, cwd);
  try {
    return toUri(named);
  } catch (error) {
    const message = `the ${what} "${named}" is no object in S3: write s3://bucket/path/to/file`;
    throw wrongUse('s3_uri_wrong', message, error);
  }
}

function localPath(what: string, named: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(named)) return named;
  try {
    return fileURLToPath(named);
  } catch (error) {
    const submit = isS3Uri(named) ? '; "submit" hands it to services that run elsewhere' : '';
    const message = `the ${what} "${named}" is somewhere else: only files on this machine can be used${submit}`;
    throw wrongUse('not_local', message, error);
  }
}

/**
 * Absolute path of a folder that can be written to once it is made; makes nothing.
 * @throws CliError (wrong use) `output_unusable`
 */
export function checkOutputFolder(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  for (let folder = absolute; ; folder = resolve(folder, '..')) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat === undefined && resolve(folder, '..') !== folder) continue;
    if (stat?.isDirectory() === true && isWritable(folder)) return absolute;
    throw wrongUse('output_unusable', `cannot write to "${absolute}": choose another folder with --out`);
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
