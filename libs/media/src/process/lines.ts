/** Cuts a stream of text into lines, at \n, \r\n or \r; call `end` for what is left without a line end. */
export function lineSplitter(onLine: (line: string) => void): { push(text: string): void; end(): void } {
  let rest = '';
  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}

/** Keeps the last lines of a chatty program: at most `maxLines`, each cut at 500 characters. */
export function lastLines(maxLines: number): { add(line: string): void; text(): string } {
  const kept: string[] = [];
  return {
    add(line) {
      kept.push(line.slice(0, 500));
      if (kept.length > maxLines) kept.shift();
    },
    text: () => kept.join('\n'),
  };
}
