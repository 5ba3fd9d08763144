/** A reason in words for people: `file://` URIs in it become the paths they stand for. */
export function readableReason(reason: string): string {
  return reason.replace(/file:\/\/(\/[^\s"'<>]*)/g, (uri, path: string) => decoded(path) ?? uri);
}

function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    // A name may hold what moves the cursor.
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
