/** What is deployed, out of the files that are deployed: the simulation tests those rules and no ideal ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Behaviour, ScalingRules } from './autoscaler.ts';

const K8S = join(import.meta.dirname, '..', '..', '..', 'k8s');

const behaviour = z.object({
  stabilizationWindowSeconds: z.int().nonnegative(),
  policies: z.array(z.object({ type: z.literal('Pods'), value: z.int(), periodSeconds: z.int() })).min(1),
});
const scaledObject = z.object({
  kind: z.literal('ScaledObject'),
  spec: z.object({
    minReplicaCount: z.int(),
    maxReplicaCount: z.int(),
    pollingInterval: z.int(),
    cooldownPeriod: z.int(),
    advanced: z.object({
      scalingModifiers: z.object({ formula: z.string(), target: z.literal('1') }).optional(),
      horizontalPodAutoscalerConfig: z.object({
        behavior: z.object({ scaleUp: behaviour, scaleDown: behaviour }),
      }),
    }),
    triggers: z.array(z.object({ type: z.string(), metadata: z.record(z.string(), z.unknown()) })),
  }),
});

/** The one form of scaling modifiers that the simulation knows. */
const CAPPED = /^\(lag \/ (\d+)\) < cap \? \(lag \/ \1\) : cap$/;

/**
 * Rules of one service in k8s/components/keda.
 * @param consumer whose lag counts
 * @throws when the file says something that the simulation does not know
 */
export function deployedRules(service: string, consumer: string): ScalingRules {
  return rulesOf(readFileSync(join(K8S, 'components', 'keda', `${service}.yaml`), 'utf8'), consumer);
}

/** @param text one or more YAML documents, one of them a ScaledObject */
export function rulesOf(text: string, consumer: string): ScalingRules {
  const found = documentOf(text, 'ScaledObject');
  const { spec } = scaledObject.parse(found);
  const { scalingModifiers: modifiers, horizontalPodAutoscalerConfig } = spec.advanced;
  const formula = modifiers && CAPPED.exec(modifiers.formula);
  if (formula === null) {
    throw new Error(`bench scaling: the formula "${modifiers?.formula}" is none that the simulation knows.`);
  }
  const trigger = spec.triggers.find(({ metadata }) => metadata['consumer'] === consumer);
  if (trigger === undefined) throw new Error(`bench scaling: no trigger looks at ${consumer}.`);
  const { scaleUp, scaleDown } = horizontalPodAutoscalerConfig.behavior;
  return {
    minReplicas: spec.minReplicaCount,
    maxReplicas: spec.maxReplicaCount,
    pollingMs: spec.pollingInterval * 1000,
    cooldownMs: spec.cooldownPeriod * 1000,
    scaleUp: behaviourOf(scaleUp),
    scaleDown: behaviourOf(scaleDown),
    lagPerReplica: Number(formula?.[1] ?? trigger.metadata['lagThreshold']),
    isCapped: formula !== undefined,
  };
}

function behaviourOf({ stabilizationWindowSeconds, policies }: z.infer<typeof behaviour>): Behaviour {
  return {
    stabilizationMs: stabilizationWindowSeconds * 1000,
    policies: policies.map(({ value, periodSeconds }) => ({ pods: value, periodMs: periodSeconds * 1000 })),
  };
}

export interface Requests {
  readonly cores: number;
  readonly gib: number;
}

const deployment = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z
          .array(z.object({ resources: z.object({ requests: z.record(z.string(), z.string()) }) }))
          .min(1),
      }),
    }),
  }),
});

/** What one replica of a service in k8s/base reserves. */
export function deployedRequests(service: string): Requests {
  const text = readFileSync(join(K8S, 'base', 'services', `${service}.yaml`), 'utf8');
  const { containers } = deployment.parse(documentOf(text, 'Deployment')).spec.template.spec;
  const { cpu = '', memory = '' } = containers[0]?.resources.requests ?? {};
  return {
    cores: amountOf(cpu, { '': 1, m: 0.001 }),
    gib: amountOf(memory, { Mi: 1 / 1024, Gi: 1 }),
  };
}

function amountOf(quantity: string, units: Readonly<Record<string, number>>): number {
  const [, amount, unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(quantity) ?? [];
  return Number(amount) * (units[unit] ?? NaN);
}

function documentOf(text: string, kind: string): unknown {
  const documents = parseAllDocuments(text).map((one) => one.toJS() as { kind?: unknown } | null);
  const found = documents.find((one) => one?.kind === kind);
  if (found === undefined) throw new Error(`bench scaling: there is no ${kind} in the file.`);
  return found;
}
