/** Said by ffmpeg of the way to a file and not of the file. 403: a signature has expired, or a right was taken away. */
const NETWORK =
  /Server returned (?:403|429|5XX)|HTTP error (?:403|429|5\d\d)|Connection (?:refused|reset|timed out)|Stream ends prematurely|Input\/output error|Network is unreachable|Failed to resolve|Operation timed out|Broken pipe/i;

/** For runs whose input is a URL: of a local file some of these words mean that its disk is broken. */
export function isNetworkFault(stderr: string): boolean {
  return NETWORK.test(stderr);
}
