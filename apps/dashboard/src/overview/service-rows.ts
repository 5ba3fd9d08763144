import type { Overview, ScalingAdvice, ServiceState } from '@langflix/contracts';

export interface ServiceRow {
  readonly service: string;
  readonly state: ServiceState | undefined;
  readonly advice: ScalingAdvice | undefined;
  readonly running: number;
}

/** Every service that runs or should run, those that are scaled first. */
export function serviceRows({
  services,
  scaling,
}: Pick<Overview, 'services' | 'scaling'>): readonly ServiceRow[] {
  const names = new Set([
    ...scaling.map(({ service }) => service),
    ...services.map(({ service }) => service),
  ]);
  return [...names].map((service) => {
    const state = services.find((it) => it.service === service);
    const advice = scaling.find((it) => it.service === service);
    return { service, state, advice, running: advice?.runningReplicas ?? state?.replicas ?? 0 };
  });
}
