import { stringify } from 'yaml';
import { CONFIG_KEYS } from './keys.ts';
import { toText } from './read-environment.ts';
import { SECTIONS } from './sections.ts';

/** The text of langflix.example.yaml: every key with its default and what it means; optional keys commented out. */
export function renderExampleYaml(): string {
  const head = [
    '# Settings of LangFlix. Copy to langflix.yaml and keep what you want to change: every key has this default.',
    '# LANGFLIX_<SECTION>_<KEY> in the environment overrides a key, e.g. LANGFLIX_VIDEO_CRF=20.',
    "# Relative paths count from this file's folder; ~ is the home folder.",
  ];
  const sections = Object.entries(SECTIONS).map(([section, { doc }]) =>
    [`# ${doc}`, `${section}:`, ...linesOf(section)].join('\n'),
  );
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

function linesOf(section: string): string[] {
  return CONFIG_KEYS.filter((key) => key.section === section).flatMap(({ yamlName, aliases, field }) => {
    const also = aliases.length === 0 ? '' : `; ${aliases.join(', ')} in the environment does the same`;
    const comment = `  # ${field.doc}${also} (${field.expected})`;
    if (field.defaultValue === undefined) return [comment, `  # ${yamlName}:`];
    const value = stringify(field.defaultValue, {
      collectionStyle: 'flow',
      flowCollectionPadding: false,
    }).trim();
    return [comment, `  ${yamlName}: ${value}`];
  });
}

/** The text of .env.example: every variable, commented out, with its default. */
export function renderExampleEnvironment(): string {
  const own = CONFIG_KEYS.flatMap(({ variable, aliases, field }) => {
    const value = field.defaultValue === undefined ? '' : toText(field.form, field.defaultValue);
    const also = aliases.length === 0 ? '' : `; ${aliases.join(', ')} does the same`;
    return [`# ${field.doc}${also}`, `# ${variable}=${value === '[]' ? '' : value}`];
  });
  return `${[...OUTSIDE, ...own].join('\n')}\n`;
}

const OUTSIDE = [
  '# Environment of LangFlix. Uncomment what you need; an empty variable counts as not set.',
  '# Lists are separated by commas, folders of LANGFLIX_MEDIA_ROOTS as in PATH; a JSON list works too.',
  '',
  '# Key of the Gemini API; without it the offline analyzer is used',
  '# GEMINI_API_KEY=',
  '# Where the NATS server is',
  '# NATS_URL=127.0.0.1:4222',
  '# Where traces go (OTLP over HTTP); nowhere when not set. Other OTEL_* variables work as usual',
  '# OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318',
  '# The file with the settings; ./langflix.yaml if it exists, when not set; none reads no file',
  '# LANGFLIX_CONFIG=',
  '',
];
