/** Objects of Kubernetes as they are rendered, and the pods that they make. */
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';

export type Labels = Readonly<Record<string, string>>;

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Labels;
    readonly annotations?: Labels;
  };
  readonly spec?: unknown;
  /** Of ConfigMap and Secret, there in base64. */
  readonly data?: Readonly<Record<string, string>>;
}

export interface Workload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';
  readonly name: string;
  readonly replicas: number;
  readonly selector: Labels | undefined;
  /** Of its pods. */
  readonly labels: Labels;
  readonly pod: IPodSpec;
  readonly claims: readonly string[];
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly selector?: { readonly matchLabels?: Labels };
  readonly template: { readonly metadata?: { readonly labels?: Labels }; readonly spec: IPodSpec };
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

export function workloadsOf(manifests: readonly Manifest[]): readonly Workload[] {
  return manifests
    .filter(({ kind }) => WORKLOADS.includes(kind))
    .map(({ kind, metadata, spec }) => {
      const { replicas = 1, selector, template, volumeClaimTemplates = [] } = spec as WorkloadSpec;
      return {
        kind: kind as Workload['kind'],
        name: metadata.name,
        replicas,
        selector: selector?.matchLabels,
        labels: template.metadata?.labels ?? {},
        pod: template.spec,
        claims: volumeClaimTemplates.map((claim) => claim.metadata.name),
      };
    });
}

export const containersOf = ({ pod }: Workload): readonly IContainer[] => [
  ...(pod.initContainers ?? []),
  ...pod.containers,
];

/** Which service of LangFlix its pods are; undefined for those of others. */
export const serviceOf = ({ labels }: Workload): string | undefined => labels['langflix.io/service'];

export function named(manifests: readonly Manifest[], kind: string, name: string): Manifest | undefined {
  return manifests.find((one) => one.kind === kind && one.metadata.name === name);
}

export const ofKind = (manifests: readonly Manifest[], kind: string): readonly Manifest[] =>
  manifests.filter((one) => one.kind === kind);

export const matches = (selector: Labels, labels: Labels): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);
