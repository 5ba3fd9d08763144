/** Closed classes of English words that tell an object from a clause and a particle from a preposition. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const POSSESSIVES = set('my your his her its our their whose');
export const REFLEXIVES = set('myself yourself himself herself itself ourselves yourselves themselves');
export const ARTICLES = set('a an the');
export const DEMONSTRATIVES = set('this that these those');
export const DETERMINERS = set(
  'a an the my your his her its our their this that these those some any all every each no another both',
);
/** Pronouns that can be an object on their own. */
export const OBJECT_PRONOUNS = set(
  'me you him her it us them this that these those everything something anything nothing everyone everybody ' +
    'someone somebody anyone anybody things one myself yourself himself herself itself ourselves themselves',
);
export const SUBJECT_PRONOUNS = set('i you he she it we they who that this there');
/** Words that cannot stand inside an object of a few words. */
export const CLAUSE_WORDS = set(
  'i he she we they who what when where why how if that and or but because so than as is are was were be been am ' +
    "'s 'm 're 've 'll 'd do does did don't didn't doesn't have has had will would can could should must may might " +
    "not to of in on at by for with from into out up down off over away back then now won't can't",
);
/** Particles that are also prepositions: before a noun phrase they belong to it, not to the verb. */
export const PREPOSITION_PARTICLES = set('on in over off up down out through by around along across');
/** `this morning`, `that day`: a noun phrase that says when, and belongs to no preposition. */
export const TIME_NOUNS = set(
  'time morning afternoon evening night day week weekend month year summer winter minute moment',
);
/** Words that may stand between a form of be and what follows it. */
export const ADVERBS = set(
  'just not really so still already always never all only also too pretty very both kinda probably completely ' +
    'totally absolutely even actually now quite almost certainly definitely',
);
