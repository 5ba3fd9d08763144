/** `npm run fake-gemini -- [options]`: runs until SIGINT or SIGTERM. Exit code 2: an option that cannot be. */
import { readCommandLine, USAGE, UsageError } from './command-line.ts';
import { startFakeGemini } from './server.ts';

try {
  const { options, asJson, wantsHelp } = readCommandLine(process.argv.slice(2));
  if (wantsHelp) console.log(USAGE);
  else await run(asJson, options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function run(asJson: boolean, options: Parameters<typeof startFakeGemini>[0]): Promise<void> {
  const server = await startFakeGemini(options);
  const stop = () => void server[Symbol.asyncDispose]();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (asJson) return console.log(JSON.stringify({ url: server.url }));
  console.log(
    [
      `Fake Gemini on ${server.url}; figures: ${server.url}/stats; Ctrl-C ends it.`,
      '',
      `LANGFLIX_LLM_BASE_URL=${server.url} LANGFLIX_LLM_API_KEY=${options?.apiKey} npm run langflix -- process <video> --analyzer gemini`,
    ].join('\n'),
  );
}
