const CLOSING = String.raw`["'”’»)\]」』】]*`;
const ENDS = new RegExp(String.raw`[.!?。！？؟।։]${CLOSING}$`, 'u');
/** Breaks off: the sentence may go on in the next line, or the speaker stops for good. */
const TRAILS_OFF = new RegExp(String.raw`(\.\.\.|…|--|[—–-]|[,;:、，])${CLOSING}$`, 'u');
/** Carries on what the line before left open. */
const CARRIES_ON = /^["'“‘«([]*(\.\.\.|…|--|[—–]|\p{Ll})/u;

/** True when a sentence runs from one subtitle line into the next, as far as punctuation and case can tell. */
export function runsOn(text: string, next: string): boolean {
  const line = text.trim();
  const following = next.trim();
  if (TRAILS_OFF.test(line)) return CARRIES_ON.test(following) || /[,;、，]$/u.test(line);
  if (ENDS.test(line)) return false;
  // No mark at all: capitals (and a dash that names another speaker) start anew; scripts without case tell nothing.
  return CARRIES_ON.test(following);
}
