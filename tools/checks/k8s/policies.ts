/** What every pod must keep to. Each rule says what is wrong with a workload, in one sentence per fault. */
import { CONFIG_KEYS } from '@langflix/config';
import { containersOf, serviceOf } from './manifests.ts';
import type { Workload } from './manifests.ts';

export type Policy = (workload: Workload) => readonly string[];

const KNOWN = new Set([
  'LANGFLIX_CONFIG',
  ...CONFIG_KEYS.flatMap(({ variable, aliases }) => [variable, ...aliases]),
]);
/** Read by the SDKs that are inside, or needed to write others. */
const OTHERS =
  /^(OTEL_[A-Z_]+|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|REGION)|POD_NAME|NVIDIA_DRIVER_CAPABILITIES)$/;
/** What is left to a service after its grace: closing, last traces. */
const CLOSING_SEC = 15;
const DEFAULT_GRACE_SEC = 10;

const fault = (isFault: boolean | undefined, text: string): readonly string[] => (isFault ? [text] : []);

export const POLICIES: Readonly<Record<string, Policy>> = {
  'is nobody in particular, and can become nothing more': (workload) => {
    const { securityContext: pod = {} } = workload.pod;
    return [
      ...fault(pod.runAsNonRoot !== true || !(Number(pod.runAsUser) > 0), 'may run as root'),
      ...fault(pod.seccompProfile?.type !== 'RuntimeDefault', 'has no seccomp profile'),
      ...containersOf(workload).flatMap(({ name, securityContext: own = {} }) => [
        ...fault(own.allowPrivilegeEscalation !== false, `${name} may escalate`),
        ...fault(own.capabilities?.drop?.includes('ALL') !== true, `${name} keeps capabilities`),
        ...fault(
          (own.capabilities?.add ?? []).length > 0 || own.privileged === true,
          `${name} is privileged`,
        ),
        ...fault(own.runAsUser === 0 || own.runAsNonRoot === false, `${name} runs as root`),
      ]),
    ];
  },
  'writes to volumes only, of a limited size': (workload) => [
    ...containersOf(workload).flatMap(({ name, securityContext }) =>
      fault(securityContext?.readOnlyRootFilesystem !== true, `${name} can write to its image`),
    ),
    ...(workload.pod.volumes ?? []).flatMap(({ name, emptyDir, hostPath }) => [
      ...fault(emptyDir !== undefined && emptyDir.sizeLimit === undefined, `volume ${name} has no limit`),
      ...fault(hostPath !== undefined, `volume ${name} is the node's`),
    ]),
  ],
  'shares nothing with the node': ({ pod }) =>
    fault(pod.hostNetwork || pod.hostPID || pod.hostIPC, 'uses a namespace of the node'),
  'cannot ask the API of Kubernetes': ({ pod }) => [
    ...fault(pod.automountServiceAccountToken !== false, 'gets a token'),
    ...fault(pod.serviceAccountName === undefined, 'has the default service account'),
    ...fault(pod.enableServiceLinks !== false, 'gets variables that nobody wrote'),
  ],
  'has requests, and limits that are no less': (workload) =>
    containersOf(workload).flatMap(({ name, resources }) =>
      ['cpu', 'memory'].flatMap((kind) => {
        const [request, limit] = [resources?.requests?.[kind], resources?.limits?.[kind]].map(amount);
        return fault(
          !(request! > 0 && limit! >= request!),
          `${name} has no proper request and limit of ${kind}`,
        );
      }),
    ),
  'has an image of one exact version': (workload) =>
    containersOf(workload).flatMap(({ name, image = '' }) => {
      const [, , tag, digest] =
        /^([^:@]+(?::\d+\/[^:@]+)?)(?::([\w.-]+))?(@sha256:[0-9a-f]{64})?$/.exec(image) ?? [];
      const isOurs = image.includes('langflix/');
      return [
        ...fault(tag === undefined || tag === 'latest', `${name} has the image ${image}, without a version`),
        ...fault(!isOurs && digest === undefined, `${name} has the image ${image}, without a digest`),
      ];
    }),
  'is asked whether it is well': (workload) =>
    workload.kind === 'Job'
      ? []
      : workload.pod.containers.flatMap(({ name, readinessProbe, livenessProbe, startupProbe }) => [
          ...fault(readinessProbe === undefined, `${name} has no readiness probe`),
          ...fault(livenessProbe === undefined, `${name} has no liveness probe`),
          ...fault(
            serviceOf(workload) !== undefined && startupProbe === undefined,
            `${name} has no startup probe`,
          ),
        ]),
  'has a priority': ({ pod }) => fault(pod.priorityClassName === undefined, 'has no priority class'),
  'gets only variables that somebody reads': (workload) =>
    serviceOf(workload) === undefined
      ? []
      : containersOf(workload)
          .flatMap(({ env = [] }) => env.map(({ name }) => name))
          .filter((name) => !KNOWN.has(name) && !OTHERS.test(name))
          .map((name) => `gets ${name}, which nobody reads`),
  'has its secrets by reference': (workload) =>
    containersOf(workload)
      .flatMap(({ env = [] }) => env)
      .filter(
        ({ name, value }) => /PASSWORD|TOKEN|SECRET|API_KEY|CACHE_URL/.test(name) && value !== undefined,
      )
      .map(({ name }) => `has ${name} in plain text`),
  'has time to end': (workload) => {
    if (serviceOf(workload) === undefined || workload.kind === 'Job') return [];
    const variables = containersOf(workload).flatMap(({ env = [] }) => env);
    const own = variables.find(({ name }) => name === 'LANGFLIX_PROCESSING_SHUTDOWN_GRACE_SEC')?.value;
    const needed = Number(own ?? DEFAULT_GRACE_SEC) + CLOSING_SEC;
    const given = workload.pod.terminationGracePeriodSeconds ?? 30;
    return fault(given < needed, `is killed after ${given} s, and may need ${needed}`);
  },
};

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};

/** A quantity of Kubernetes as a number: cores, bytes. NaN for what is none. */
export function amount(quantity: string | number | undefined): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(quantity)) ?? [];
  return Number(digits) * (UNITS[unit] ?? NaN);
}
