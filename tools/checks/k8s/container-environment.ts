/** The environment that Kubernetes gives a container: https://kubernetes.io/docs/concepts/configuration/configmap */
import type { IContainer } from 'kubernetes-models/v1/Container';
import { named } from './manifests.ts';
import type { Manifest } from './manifests.ts';

export interface EnvironmentSources {
  readonly manifests: readonly Manifest[];
  /** Values of secrets, by name and key: those that are not rendered are the operator's. */
  secret(name: string, key: string): string | undefined;
  /** For `fieldRef: metadata.name`. */
  readonly podName: string;
}

/**
 * `envFrom` first, then `env` in order; `$(NAME)` stands for a variable above.
 * @throws Error for a reference to what is not there, unless it is optional
 */
export function environmentOf(container: IContainer, sources: EnvironmentSources): Record<string, string> {
  const env: Record<string, string> = {};
  for (const { configMapRef } of container.envFrom ?? []) {
    const data = named(sources.manifests, 'ConfigMap', configMapRef?.name ?? '')?.data;
    if (data === undefined) throw new Error(`${container.name}: there is no ConfigMap ${configMapRef?.name}`);
    Object.assign(env, data);
  }
  for (const variable of container.env ?? []) {
    const value = variable.value ?? referenced(variable, sources);
    if (value !== undefined) env[variable.name] = expanded(value, env);
  }
  return env;
}

type Variable = NonNullable<IContainer['env']>[number];

function referenced({ name, valueFrom }: Variable, sources: EnvironmentSources): string | undefined {
  if (valueFrom?.fieldRef?.fieldPath === 'metadata.name') return sources.podName;
  const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
  const found =
    secretKeyRef === undefined
      ? named(sources.manifests, 'ConfigMap', configMapKeyRef?.name ?? '')?.data?.[configMapKeyRef?.key ?? '']
      : sources.secret(secretKeyRef.name ?? '', secretKeyRef.key);
  const isOptional = secretKeyRef?.optional ?? configMapKeyRef?.optional ?? false;
  if (found === undefined && !isOptional) {
    throw new Error(`${name}: nothing has ${JSON.stringify(valueFrom)}`);
  }
  return found;
}

export function expanded(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\(([A-Za-z_]\w*)\)/g, (all, name: string) => env[name] ?? all);
}

/** The secrets that the example has, decoded: under these names and keys an operator makes the real ones. */
export function exampleSecrets(local: readonly Manifest[]): EnvironmentSources['secret'] {
  return (name, key) => {
    const text = named(local, 'Secret', name)?.data?.[key];
    return text === undefined ? undefined : Buffer.from(text, 'base64').toString('utf8');
  };
}
