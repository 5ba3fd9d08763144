/** What is looked at, by the name that stands in messages and in the provenance. */
export type ClipCheck =
  | 'streams'
  | 'length'
  | 'size'
  | 'picture'
  | 'rate'
  | 'sound'
  | 'sync'
  | 'captions'
  | 'black'
  | 'frozen'
  | 'silent'
  | 'true_peak'
  | 'text';

export interface Fault {
  readonly check: ClipCheck;
  /** In words, for the message. */
  readonly what: string;
}

export function fault(check: ClipCheck, isWrong: boolean, what: string): readonly Fault[] {
  return isWrong ? [{ check, what }] : [];
}
