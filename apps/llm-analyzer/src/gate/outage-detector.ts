/** Failures in a row, without any answer between them, that are taken for an outage. */
const IN_A_ROW = 4;

/** Whether the service seems to be dead, as this replica sees it. */
export interface OutageDetector {
  /** @returns true when the service is to be taken for dead */
  failed(): boolean;
  answered(): void;
  isDown(): boolean;
}

export function createOutageDetector(): OutageDetector {
  let inARow = 0;
  const isDown = (): boolean => inARow >= IN_A_ROW;
  return {
    failed() {
      inARow += 1;
      return isDown();
    },
    answered() {
      inARow = 0;
    },
    isDown,
  };
}
