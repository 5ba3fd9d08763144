/** Everything that an object names must be there: what is not rendered is what the operator brings, and listed here. */
import { CONSUMERS } from '@langflix/contracts';
import { containersOf, matches, named, ofKind, workloadsOf } from './manifests.ts';
import type { Labels, Manifest, Workload } from './manifests.ts';

export interface Surroundings {
  /** Names and keys of secrets that the operator makes. */
  hasSecret(name: string, key: string): boolean;
}

/** Faults of an overlay, one sentence each. */
export function brokenReferences(
  manifests: readonly Manifest[],
  surroundings: Surroundings,
): readonly string[] {
  const workloads = workloadsOf(manifests);
  return [
    ...workloads.flatMap((workload) => ofWorkload(workload, manifests, surroundings)),
    ...ofKind(manifests, 'Service').flatMap((service) => ofService(service, workloads)),
    ...ofKind(manifests, 'PodDisruptionBudget').flatMap((budget) => ofBudget(budget, workloads)),
    ...ofKind(manifests, 'ScaledObject').flatMap((scaled) => ofScaledObject(scaled, manifests)),
    ...ofKind(manifests, 'TriggerAuthentication').flatMap((login) => ofLogin(login, surroundings)),
    ...twice(manifests),
  ];
}

function ofWorkload(
  workload: Workload,
  manifests: readonly Manifest[],
  { hasSecret }: Surroundings,
): string[] {
  const { name, pod, selector, labels, kind, claims } = workload;
  const wrong = (text: string): string => `${kind} ${name}: ${text}`;
  const missing = (other: string, which: string | undefined): string[] =>
    which === undefined || named(manifests, other, which) ? [] : [wrong(`there is no ${other} ${which}`)];
  const volumes = pod.volumes ?? [];
  const configMaps = volumes.flatMap((volume) => [
    volume.configMap?.name,
    ...(volume.projected?.sources ?? []).map(({ configMap }) => configMap?.name),
  ]);
  const variables = containersOf(workload).flatMap(({ env = [] }) => env);
  const secrets = variables.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
  const mountable = [...volumes.map((volume) => volume.name), ...claims];
  return [
    ...missing('ServiceAccount', pod.serviceAccountName),
    ...missing('PriorityClass', pod.priorityClassName),
    ...configMaps.flatMap((which) => missing('ConfigMap', which)),
    ...volumes.flatMap((volume) => missing('PersistentVolumeClaim', volume.persistentVolumeClaim?.claimName)),
    ...containersOf(workload).flatMap(({ envFrom = [] }) =>
      envFrom.flatMap(({ configMapRef }) => missing('ConfigMap', configMapRef?.name)),
    ),
    ...secrets
      .filter((ref) => !hasSecret(ref.name ?? '', ref.key))
      .map((ref) => wrong(`nobody makes the secret ${ref.name}/${ref.key}`)),
    ...containersOf(workload).flatMap(({ volumeMounts = [] }) =>
      volumeMounts
        .filter((mount) => !mountable.includes(mount.name))
        .map((mount) => wrong(`mounts ${mount.name}, which is no volume`)),
    ),
    ...volumes
      .filter(
        (volume) =>
          !containersOf(workload).some((one) =>
            one.volumeMounts?.some((mount) => mount.name === volume.name),
          ),
      )
      .map((volume) => wrong(`nobody mounts ${volume.name}`)),
    ...containersOf(workload).flatMap((one) =>
      [one.startupProbe, one.readinessProbe, one.livenessProbe]
        .map((probe) => probe?.httpGet?.port ?? probe?.tcpSocket?.port)
        .filter((port) => port !== undefined && !one.ports?.some((known) => known.name === port))
        .map((port) => wrong(`a probe asks port ${port}, which has no such name`)),
    ),
    ...(selector !== undefined && !matches(selector, labels) ? [wrong('does not select its own pods')] : []),
  ];
}

interface ServiceSpec {
  readonly selector: Labels;
  readonly ports: readonly { readonly targetPort: string | number }[];
}

function ofService({ metadata, spec }: Manifest, workloads: readonly Workload[]): string[] {
  const { selector, ports } = spec as ServiceSpec;
  const chosen = workloads.filter(({ labels }) => matches(selector, labels));
  if (chosen.length !== 1) return [`Service ${metadata.name}: selects ${chosen.length} workloads`];
  const names = chosen
    .flatMap(containersOf)
    .flatMap((one) => one.ports ?? [])
    .map((port) => port.name);
  return ports
    .filter(({ targetPort }) => !names.includes(String(targetPort)))
    .map(({ targetPort }) => `Service ${metadata.name}: its pods have no port ${targetPort}`);
}

function ofBudget({ metadata, spec }: Manifest, workloads: readonly Workload[]): string[] {
  const { matchLabels } = (spec as { readonly selector: { readonly matchLabels: Labels } }).selector;
  const chosen = workloads.filter(({ labels }) => matches(matchLabels, labels));
  return chosen.length === 1
    ? []
    : [`PodDisruptionBudget ${metadata.name}: selects ${chosen.length} workloads`];
}

export interface ScaledSpec {
  readonly scaleTargetRef: { readonly name: string };
  readonly minReplicaCount: number;
  readonly maxReplicaCount: number;
  readonly fallback: { readonly replicas: number };
  readonly advanced?: {
    readonly scalingModifiers?: { readonly formula: string };
    readonly horizontalPodAutoscalerConfig?: unknown;
  };
  readonly triggers: readonly Trigger[];
}
export interface Trigger {
  readonly type: string;
  readonly name?: string;
  readonly metadata: Labels;
  readonly authenticationRef?: { readonly name: string };
}

function ofScaledObject({ metadata, spec }: Manifest, manifests: readonly Manifest[]): string[] {
  const { scaleTargetRef, triggers, advanced } = spec as ScaledSpec;
  const target = named(manifests, 'Deployment', scaleTargetRef.name);
  const wrong = (text: string): string => `ScaledObject ${metadata.name}: ${text}`;
  const unknown = (advanced?.scalingModifiers?.formula.match(/[a-z]\w*/g) ?? []).filter(
    (word) => !triggers.some(({ name }) => name === word),
  );
  return [
    ...(target === undefined ? [wrong(`there is no Deployment ${scaleTargetRef.name}`)] : []),
    // It would be set back at each deployment.
    ...((target?.spec as { replicas?: number } | undefined)?.replicas === undefined
      ? []
      : [wrong('its target has replicas of its own')]),
    ...triggers
      .filter(
        ({ type, metadata: { consumer = '' } }) => type === 'nats-jetstream' && !(consumer in CONSUMERS),
      )
      .map(({ metadata: { consumer } }) => wrong(`there is no consumer ${consumer}`)),
    ...triggers
      .flatMap(({ authenticationRef }) => authenticationRef?.name ?? [])
      .filter((name) => !named(manifests, 'TriggerAuthentication', name))
      .map((name) => wrong(`there is no TriggerAuthentication ${name}`)),
    ...unknown.map((word) => wrong(`its formula names ${word}, which is no trigger`)),
  ];
}

function ofLogin({ metadata, spec }: Manifest, { hasSecret }: Surroundings): string[] {
  const { secretTargetRef } = spec as { readonly secretTargetRef: readonly { name: string; key: string }[] };
  return secretTargetRef
    .filter(({ name, key }) => !hasSecret(name, key))
    .map(({ name, key }) => `TriggerAuthentication ${metadata.name}: nobody makes the secret ${name}/${key}`);
}

function twice(manifests: readonly Manifest[]): string[] {
  const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is there twice`);
}
