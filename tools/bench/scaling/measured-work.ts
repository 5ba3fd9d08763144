import type { ScaledService, ScalingReply } from '@langflix/contracts';
import { meanMs } from './workload.ts';
import type { Time, WorkTimes } from './workload.ts';

/**
 * Times as a metrics service measured them, in place of ours; what it has not measured stays. The spread stays too: it
 * tells means.
 * @param reply of `GET /api/scaling`
 */
export function measuredWork({ services }: ScalingReply, otherwise: WorkTimes): WorkTimes {
  const measured = (service: ScaledService, time: Time): Time => {
    const found = services.find((one) => one.service === service);
    if (found?.serviceSeconds === undefined || found.serviceSeconds === 0) return time;
    const factor = (found.serviceSeconds * 1000) / meanMs(time);
    return {
      ...time,
      medianMs: time.medianMs * factor,
      fixedMs: time.fixedMs * factor,
      slots: Math.max(1, Math.round(found.concurrency)),
    };
  };
  return {
    analyze: measured('llm-analyzer', otherwise.analyze),
    encode: measured('clip-encoder', otherwise.encode),
  };
}
