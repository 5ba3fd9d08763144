/** What the shell learns. */
export const EXIT_CODE = {
  complete: 0,
  /** Failed, rejected, or could not run at all. */
  failed: 1,
  /** Unknown option, language or level, a file that is not there, settings that make no sense. */
  wrongUse: 2,
  /** Complete, but some chunks or clips failed. */
  partial: 3,
  /** Ctrl-C, SIGTERM or SIGHUP: the same command resumes. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
