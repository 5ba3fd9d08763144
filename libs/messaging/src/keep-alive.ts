export interface KeptAlive {
  stop(): void;
}

/**
 * Tells the broker every third of ack_wait that the message is being worked on, so that two beats may get lost.
 * ack_wait is then the time in which a dead worker is noticed, whatever the length of the work.
 */
export function keepAlive(message: { working(): void }, ackWaitMs: number): KeptAlive {
  const timer = setInterval(() => message.working(), Math.max(1, Math.floor(ackWaitMs / 3)));
  return { stop: () => clearInterval(timer) };
}
