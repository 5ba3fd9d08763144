/** Lines of WordNet's text files; the format is described in wndb(5WN). */

export interface IndexLine {
  /** Words joined by `_`. */
  readonly lemma: string;
  /** Byte offsets in the data file, commonest sense first. */
  readonly offsets: readonly number[];
  /** How many senses occur in WordNet's hand-tagged texts: 0 for words that are rare there. */
  readonly taggedSenses: number;
}

export interface Sense {
  /** Lemmas that share this meaning, with spaces. */
  readonly words: readonly string[];
  readonly gloss: string;
}

/** `lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt synset_offset...` */
export function parseIndexLine(line: string): IndexLine {
  const fields = line.trim().split(/ +/);
  const senses = Number(fields[2]);
  const offsets = fields.slice(-senses).map(Number);
  return { lemma: fields[0] ?? '', offsets, taggedSenses: Number(fields.at(-senses - 1)) };
}

/** `offset lex_filenum ss_type w_cnt word lex_id [word lex_id...] p_cnt [ptr...] [frames...] | gloss` */
export function parseDataLine(line: string): Sense {
  const [head = '', ...rest] = line.split(' | ');
  const fields = head.split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? '');
  return {
    words: words.map((word) => word.replace(/\(\w+\)$/, '').replaceAll('_', ' ')),
    gloss: definitionOf(rest.join(' | ')),
  };
}

/** The definition without example sentences and without a leading remark in brackets. */
function definitionOf(gloss: string): string {
  const withoutExamples = gloss.split(/[;:]?\s*"/)[0] ?? '';
  return withoutExamples
    .replace(/^\s*\([^)]*\)\s*/, '')
    .replace(/[;\s]+$/, '')
    .trim();
}
