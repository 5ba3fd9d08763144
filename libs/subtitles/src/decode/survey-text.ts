import { TerminalError } from '@langflix/contracts';

/** How much is looked at to tell text from noise. */
const START_CHARACTERS = 100_000;
const MAX_CONTROL_SHARE = 0.1;

export interface TextSurvey {
  /** The next part of a decoded text. */
  push(text: string): void;
  /** @throws TerminalError `subtitle_encoding` when the bytes were no text */
  end(): { readonly isCrOnly: boolean };
}

/** Looks at a decoded text, without its byte order mark, before anything is made of it. */
export function surveyText(): TextSurvey {
  let seen = 0;
  let controls = 0;
  let hasCr = false;
  let hasLf = false;
  return {
    push(text) {
      const start = text.slice(0, START_CHARACTERS - seen);
      seen += start.length;
      controls += start.replace(/[^\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]/g, '').length;
      hasCr ||= text.includes('\r');
      hasLf ||= text.includes('\n');
    },
    end() {
      // NULs may be torn in by a broken disk; other control characters in number are no text.
      if (controls > seen * MAX_CONTROL_SHARE) throw noText();
      return { isCrOnly: hasCr && !hasLf };
    },
  };
}

function noText(): TerminalError {
  return new TerminalError(
    'subtitle_encoding',
    'The subtitle file cannot be decoded: its bytes are no text in any encoding known here. Supply a text file in UTF-8.',
  );
}
