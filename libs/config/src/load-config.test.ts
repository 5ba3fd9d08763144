import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import type { ConfigProblem } from './config-error.ts';
import { loadConfig } from './load-config.ts';
import type { Config } from './sections.ts';

/** A folder with langflix.yaml (unless the text is undefined), and what loading it gives. */
async function aFile(text?: string) {
  const folder = await temporaryFolder();
  const file = join(folder.path, 'langflix.yaml');
  if (text !== undefined) await writeFile(file, text);
  const load = (env: Record<string, string> = {}): Config => loadConfig({ env, cwd: folder.path });
  const failure = (env: Record<string, string> = {}): ConfigError => {
    try {
      load(env);
    } catch (error) {
      if (error instanceof ConfigError) return error;
      throw error;
    }
    throw new Error('nothing was wrong');
  };
  const problem = (env?: Record<string, string>): ConfigProblem | undefined => failure(env).problems[0];
  return {
    path: folder.path,
    file,
    load,
    failure,
    problem,
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
}

describe('prices of models', () => {
  const price = { input: 0.3, output: 2.5, cachedInput: 0.075 };

  test('are a table in the file, and JSON in the environment', async () => {
    await using file = await aFile(
      'llm: { prices: { gemini-x: { input: 0.3, output: 2.5, cached_input: 0.075 } } }',
    );
    expect(file.load().llm.prices).toEqual({ 'gemini-x': price });
    const variable = '{"gemini-y":{"input":0.3,"output":2.5,"cached_input":0.075}}';
    expect(file.load({ LANGFLIX_LLM_PRICES: variable }).llm.prices).toEqual({ 'gemini-y': price });
  });

  test.each(['{"gemini-x":{"input":0.3}}', '{"gemini-x":{"input":-1,"output":1}}', '{"gemini-x"', '[]'])(
    'are refused as %s, with an example',
    async (variable) => {
      await using nothing = await aFile();
      expect(nothing.problem({ LANGFLIX_LLM_PRICES: variable })).toMatchObject({
        key: 'llm.prices',
        complaint: expect.stringContaining('{gemini-x: {input: 0.3, output: 2.5'),
      });
    },
  );
});

describe('an output in S3', () => {
  test('stays as it is written, where a path would be made absolute', async () => {
    await using file = await aFile('output: { directory: "s3://clips/shows" }\ncache: { store: memory }');
    expect(file.load().output.directory).toBe('s3://clips/shows');
    const env = { LANGFLIX_OUTPUT_DIRECTORY: './here' };
    expect(file.load(env).output.directory).toBe(join(file.path, 'here'));
  });

  test.each(['https://clips/shows', 's3:///shows', 's3://Clips/', 's3://a:b@clips/'])(
    'is refused as %s',
    async (directory) => {
      await using nothing = await aFile();
      const env = { LANGFLIX_OUTPUT_DIRECTORY: directory, LANGFLIX_CACHE_STORE: 'memory' };
      expect(nothing.problem(env)).toMatchObject({ key: 'output.directory' });
    },
  );

  test('leaves no folder for the file of the cache, and says so', async () => {
    await using nothing = await aFile();
    const env = { LANGFLIX_OUTPUT_DIRECTORY: 's3://clips', LANGFLIX_CACHE_STORE: 'file' };
    expect(nothing.problem(env)).toMatchObject({ key: 'cache.path' });
    expect(nothing.load({ ...env, LANGFLIX_CACHE_PATH: '/cache.sqlite' }).output.directory).toBe(
      's3://clips',
    );
  });
});

describe('settings', () => {
  test('have defaults for everything', async () => {
    await using nothing = await aFile();
    const config = nothing.load();
    expect(config.llm).toMatchObject({ maxInputLength: 1680, chunkSize: 1400, model: 'gemini-2.5-flash' });
    expect(config.media.roots).toEqual([]);
    expect(config.output.directory).toBe(join(nothing.path, 'langflix-out'));
    expect('apiKey' in config.llm).toBe(false);
  });

  test.each(['', '\n# only a comment\n', 'llm:\n', 'llm:\n  model:\n'])(
    'have defaults beside %j',
    async (text) => {
      await using empty = await aFile(text);
      expect(empty.load().llm.model).toBe('gemini-2.5-flash');
    },
  );

  test('come from the file, and from the environment before the file', async () => {
    await using given = await aFile('video: { crf: 20, preset: medium }\nnats: { servers: [a:1, b:2] }\n');
    const config = given.load({ LANGFLIX_VIDEO_CRF: '18', LANGFLIX_NATS_SERVERS: 'c:3, d:4' });
    expect(config.video).toMatchObject({ crf: 18, preset: 'medium' });
    expect(config.nats.servers).toEqual(['c:3', 'd:4']);
  });

  test('take the high-performance example of the guide', async () => {
    await using guide = await aFile(
      [
        'llm: { max_input_length: 2000, max_retries: 5, retry_backoff_seconds: 2 }',
        'video: { hardware_acceleration: "cuda", codec: "h264_nvenc", preset: "fast", threads: 16 }',
        'processing: { max_concurrent_jobs: 8, batch_size: 10 }',
      ].join('\n'),
    );
    expect(guide.load().processing).toMatchObject({ maxConcurrentJobs: 8, batchSize: 10 });
  });

  test('treat an empty variable as not set', async () => {
    await using nothing = await aFile();
    expect(nothing.load({ LANGFLIX_VIDEO_THREADS: '', LANGFLIX_CONFIG: '' }).video.threads).toBe(0);
  });

  test('are read from the file that LANGFLIX_CONFIG names, or from none', async () => {
    await using given = await aFile('video: { crf: 20 }');
    await writeFile(join(given.path, 'other.yaml'), 'video: { crf: 30 }');
    expect(given.load({ LANGFLIX_CONFIG: 'other.yaml' }).video.crf).toBe(30);
    expect(given.load({ LANGFLIX_CONFIG: 'none' }).video.crf).toBeUndefined();
  });

  test.each([
    ['NATS_URL', (config: Config) => config.nats.servers[0]],
    ['GEMINI_API_KEY', (config: Config) => config.llm.apiKey],
  ])('take %s, unless the variable of our own is set', async (alias, read) => {
    await using nothing = await aFile();
    const own = alias === 'NATS_URL' ? 'LANGFLIX_NATS_SERVERS' : 'LANGFLIX_LLM_API_KEY';
    expect(read(nothing.load({ [alias]: 'theirs' }))).toBe('theirs');
    expect(read(nothing.load({ [alias]: 'theirs', [own]: 'ours' }))).toBe('ours');
  });
});

describe('paths', () => {
  test('count from the folder of the file in the file, from the working directory elsewhere', async () => {
    await using given = await aFile();
    await mkdir(join(given.path, 'etc'));
    const text = 'media: { roots: [films, /abs, ~/mine] }\nllm: { api_key_file: key }\n';
    await writeFile(join(given.path, 'etc', 'l.yaml'), text);
    const env = { LANGFLIX_CONFIG: 'etc/l.yaml', HOME: '/home/me', LANGFLIX_CACHE_PATH: 'c.json' };
    const config = given.load(env);
    expect(config.media.roots).toEqual([join(given.path, 'etc', 'films'), '/abs', '/home/me/mine']);
    expect(config.llm.apiKeyFile).toBe(join(given.path, 'etc', 'key'));
    expect(config.cache.path).toBe(join(given.path, 'c.json'));
  });

  test('of media roots are separated as in PATH, or written as a JSON list', async () => {
    await using nothing = await aFile();
    expect(nothing.load({ LANGFLIX_MEDIA_ROOTS: '/a, b:/c:~', HOME: '/h' }).media.roots).toEqual([
      '/a, b',
      '/c',
      '/h',
    ]);
    expect(nothing.load({ LANGFLIX_MEDIA_ROOTS: '["/a:b"]' }).media.roots).toEqual(['/a:b']);
  });
});

describe('a mistake', () => {
  test.each([
    ['llm: { chunk_sise: 5 }', 'llm.chunk_sise', '5', 'llm.chunk_size'],
    ['llm: { chunkSize: 5 }', 'llm.chunkSize', '5', 'llm.chunk_size'],
    ['video: { chunk_size: 5 }', 'video.chunk_size', '5', 'llm.chunk_size'],
    ['vidoe: { crf: 5 }', 'vidoe', 'a map', 'video'],
    ['constructor: 5', 'constructor', '5', 'processing'],
  ])('in a name is told with key, value and nearest key: %s', async (text, key, value, nearest) => {
    await using wrong = await aFile(`\n${text}`);
    expect(wrong.problem()).toMatchObject({ key, value, source: `${wrong.file}:2` });
    if (key !== 'constructor') expect(wrong.problem()?.nearest).toBe(nearest);
    expect(wrong.failure().message).toContain(`${wrong.problem()?.nearest}`);
  });

  test('in a variable is told with name, value and nearest name', async () => {
    await using nothing = await aFile();
    const env = { LANGFLIX_VIDEO_CFR: '20' };
    const problem = { key: 'LANGFLIX_VIDEO_CFR', value: '"20"', nearest: 'LANGFLIX_VIDEO_CRF' };
    expect(nothing.problem(env)).toMatchObject(problem);
  });

  test.each([
    ['llm: { chunk_size: big }', 'llm.chunk_size', '"big"', /whole number from 100/],
    ['llm: { chunk_size: "1400" }', 'llm.chunk_size', '"1400"', /whole number/],
    ['llm: { chunk_size: 1400.5 }', 'llm.chunk_size', '1400.5', /whole number/],
    ['llm: { top_p: 1.1 }', 'llm.top_p', '1.1', /number from 0 to 1/],
    ['llm: { top_p: .nan }', 'llm.top_p', 'NaN', /number from 0 to 1/],
    ['llm: { model: 5 }', 'llm.model', '5', /text/],
    ['llm: { model: {a: 1} }', 'llm.model', 'a map', /text/],
    ['video: { codec: h265 }', 'video.codec', '"h265"', /one of auto, libx264/],
    ['media: { roots: /films }', 'media.roots', '"/films"', /list of folders/],
    ['media: { roots: [5] }', 'media.roots', '[5]', /list of folders/],
    ['nats: { servers: [] }', 'nats.servers', '[]', /list of host:port/],
    ['nats: { servers: ["http://a:1"] }', 'nats.servers', '["http://a:1"]', /list of host:port/],
  ])('in a value is told with key, value and what was expected: %s', async (text, key, value, expected) => {
    await using wrong = await aFile(text);
    expect(wrong.failure().problems).toHaveLength(1);
    expect(wrong.problem()).toMatchObject({ key, value, source: `${wrong.file}:1` });
    expect(wrong.problem()?.complaint).toMatch(expected);
  });

  test.each(['4x', '0x10', '1e3', ' 5', '5,5', '+5', 'NaN'])(
    'in a number from the environment is told: %j',
    async (text) => {
      await using nothing = await aFile();
      const env = { LANGFLIX_LLM_TOP_K: text };
      expect(nothing.problem(env)).toMatchObject({ key: 'llm.top_k', source: 'LANGFLIX_LLM_TOP_K' });
    },
  );

  test.each([
    ['llm: { chunk_size: 1700 }', 'llm.chunk_size', /at most llm.max_input_length, which is 1680/],
    ['processing: { min_expressions_per_chunk: 4 }', 'processing.min_expressions_per_chunk', /which is 3/],
    ['video: { min_clip_sec: 13 }', 'video.min_clip_sec', /video.preferred_clip_sec/],
    ['video: { preferred_clip_sec: 31 }', 'video.preferred_clip_sec', /video.max_clip_sec/],
    ['video: { codec: h264_qsv, hardware_acceleration: cuda }', 'video.codec', /h264_nvenc or auto/],
    ['video: { codec: h264_nvenc, hardware_acceleration: none }', 'video.codec', /libx264 or auto/],
    ['cache: { store: redis }', 'cache.url', /address of the server/],
  ])('between two keys is told: %s', async (text, key, complaint) => {
    await using wrong = await aFile(text);
    expect(wrong.problem()).toMatchObject({ key, complaint: expect.stringMatching(complaint) });
  });

  test('is told once, not again as a conflict with another key', async () => {
    await using wrong = await aFile('llm: { max_input_length: -5 }');
    expect(wrong.failure().problems.map((problem) => problem.key)).toEqual(['llm.max_input_length']);
  });

  test('never comes alone: all are told at once', async () => {
    await using wrong = await aFile('lm: {}\nllm: { top_k: x, topk: 1, chunk_size: 1700 }\nmedia: 7\n');
    const { message } = wrong.failure({ LANGFLIX_X: '1', LANGFLIX_VIDEO_CRF: 'z' });
    const keys = ['lm ', 'llm.topk', 'llm.top_k', 'media', 'llm.chunk_size', 'LANGFLIX_X', 'video.crf'];
    for (const key of keys) expect(message).toContain(`\n  ${key}`);
    expect(message.split('\n')).toHaveLength(1 + keys.length);
  });

  test('in the file is told even where the environment overrides it', async () => {
    await using wrong = await aFile('video: { crf: 99 }');
    expect(wrong.problem({ LANGFLIX_VIDEO_CRF: '20' })).toMatchObject({ key: 'video.crf', value: '99' });
  });

  test.each([
    ['llm:\n\tmodel: x', 2],
    ['llm:\n  model: a: b', 2],
    ['llm: { model: x', 1],
    ['llm:\n  model: x\n  model: y', 3],
    ['a: 1\n---\nb: 2', 2],
  ])('in the syntax is told with file and line: %j', async (text, line) => {
    await using wrong = await aFile(text);
    expect(wrong.failure().message).toContain(`${wrong.file}:${line}: not YAML`);
  });

  test('in the name of the file is told', async () => {
    await using nothing = await aFile();
    expect(nothing.failure({ LANGFLIX_CONFIG: 'no.yaml' }).message).toContain(
      `${join(nothing.path, 'no.yaml')}: cannot`,
    );
  });
});

describe('a secret', () => {
  const SECRET = 's3cr3t-value';
  test.each([
    `llm: { api_key: [${SECRET}] }`,
    `llm: { apikey: ${SECRET} }`,
    `nats: { pasword: ${SECRET} }`,
    `secrets: ${SECRET}`,
    `nats: { servers: ["nats://me:${SECRET}@host:4222"] }`,
    `lm: { api_key: ${SECRET} }`,
    `llm:\n  api_key: *${SECRET}`,
    `llm:\n  api_key: "${SECRET}`,
    `llm:\n  api_key: @${SECRET}`,
    `llm:\n  api_key: a: ${SECRET}`,
    `llm:\n  api_key: ${SECRET}\n  api_key: ${SECRET}`,
    `[${SECRET}]`,
    `cache:\n  url: http://:${SECRET}@host`,
  ])('stays hidden in %j', async (text) => {
    await using wrong = await aFile(text);
    expect(wrong.failure().message).not.toContain(SECRET);
    expect(JSON.stringify(wrong.failure().problems)).not.toContain(SECRET);
  });

  test.each(['LANGFLIX_LLM_APIKEY', 'LANGFLIX_NATS_PASWORD', 'LANGFLIX_TOKEN'])(
    'stays hidden in a variable misspelt %s',
    async (name) => {
      await using nothing = await aFile();
      expect(nothing.failure({ [name]: SECRET }).message).not.toContain(SECRET);
    },
  );
});
