/** `npm run bench -- <name> [--quick] [--only <part>] [--data <folder>]`: a table, and as the last line one JSON object. Exit code 1: a bound was missed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { bundles } from './bundles.ts';
import { encode } from './encode.ts';
import { encodeSmoke } from './encode-smoke.ts';
import { llm } from './llm.ts';
import { memory } from './memory.ts';
import { overhead } from './overhead.ts';
import { reportOf, table } from './report.ts';
import { scaling } from './scaling.ts';
import { subtitleSync } from './subtitle-sync.ts';
import { subtitles } from './subtitles.ts';
import { videoSources } from './video-sources.ts';

const BENCHES: readonly Bench[] = [
  bundles,
  encode,
  encodeSmoke,
  llm,
  memory,
  overhead,
  scaling,
  subtitleSync,
  subtitles,
  videoSources,
];

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args[at + 1];
const name = args.find((arg, i) => !arg.startsWith('-') && (at < 0 || i !== at + 1));
const bench = BENCHES.find((candidate) => candidate.name === name);

if (bench === undefined) {
  if (name !== undefined) console.error(`There is no benchmark "${name}".`);
  console.log('npm run bench -- <name> [--quick] [--only <part>] [--data <folder>]\n');
  for (const { name, describe } of BENCHES) console.log(`  ${name.padEnd(14)} ${describe}`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  process.exitCode = (await runBench(bench)) ? 0 : 1;
}

async function runBench({ name, describe, run }: Bench): Promise<boolean> {
  console.log(`${name}: ${describe}\n`);
  const folder = await mkdtemp(join(tmpdir(), `langflix-bench-${name}-`));
  try {
    const report = reportOf(name, quick, await run({ quick, only, folder, log: console.log }));
    console.log(`\n${table(report)}\n\n${JSON.stringify(report)}`);
    return report.ok;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
