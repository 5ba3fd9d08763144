/** Something the reader of the message has to do; shown without a stack trace. */
export class SetupError extends Error {
  name = 'SetupError';
}
