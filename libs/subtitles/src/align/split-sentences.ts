/** Text in sentences, their end marks and closing quotes with them; dash speakers and line ends by speaker count too. */
export function splitSentences(text: string): string[] {
  const speakers = text.split(/\n(?=- )/);
  if (speakers.length > 1) return speakers;
  const marked = text.replace(
    /([.!?\u2026][)"'\u2019\u201d\u00bb]*)\s+|([\u3002\uff01\uff1f\u0964][\u300d\u300f\uff09]*)\s*/gu,
    '$1$2\0',
  );
  return marked.split('\0').filter((sentence) => sentence.trim() !== '');
}

/** True when a line ends where a sentence does. */
export function endsSentence(text: string): boolean {
  return /(?:[.!?\u3002\uff01\uff1f\u0964][)"'\u2019\u201d\u00bb\u300d\u300f\uff09]*|\u2026["\u201d]?)\s*$/u.test(
    text,
  );
}
