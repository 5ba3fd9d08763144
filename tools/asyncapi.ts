/** `node tools/asyncapi.ts` writes docs/asyncapi.yaml and docs/manifest.schema.json; `--check` exits 1 when one is stale. */
import { staleOutputs, writeOutputs } from './asyncapi/outputs.ts';

if (process.argv.includes('--check')) {
  const stale = staleOutputs();
  for (const file of stale)
    console.error(`docs/${file} is not what libs/contracts says: run npm run asyncapi`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const written = writeOutputs();
  console.log(
    written.length === 0 ? 'nothing to do' : written.map((file) => `wrote docs/${file}`).join('\n'),
  );
}
