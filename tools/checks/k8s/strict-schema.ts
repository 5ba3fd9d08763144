/** Validation as `kubectl apply --validate=strict` does it, by the schemas of the packages kubernetes-models. */
import type { Manifest } from './manifests.ts';

interface Model {
  validate(): void;
}
type ModelClass = new (data: unknown) => Model;

/**
 * What the API server would refuse about an object. The packages' schemas let unknown fields pass; so we watch which
 * fields the validator asks for: one that it never looks at is one that its schema does not know.
 */
export async function problemsOf(manifest: Manifest): Promise<readonly string[]> {
  const { apiVersion, kind, metadata } = manifest;
  const Kind = await modelOf(apiVersion, kind);
  if (Kind === undefined) return [`${kind} ${metadata.name}: there is no ${kind} in ${apiVersion}`];
  const asked = new Set<string>();
  const model = new Kind(manifest);
  try {
    Kind.prototype.validate.call(watched(model, '', asked));
  } catch (error) {
    return [`${kind} ${metadata.name}: ${(error as { message: string }).message}`];
  }
  return neverAsked(manifest, '', asked).map((path) => `${kind} ${metadata.name}: unknown field ${path}`);
}

async function modelOf(
  apiVersion: string,
  kind: string,
): Promise<(ModelClass & { prototype: Model }) | undefined> {
  const home = apiVersion.startsWith('keda.sh/') ? '@kubernetes-models/keda' : 'kubernetes-models';
  try {
    const group = (await import(`${home}/${apiVersion}/${kind}`)) as Record<string, ModelClass>;
    return group[kind];
  } catch {
    return undefined;
  }
}

function watched<T>(value: T, path: string, asked: Set<string>): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return found;
      asked.add(`${path}/${key}`);
      return watched(found, `${path}/${key}`, asked);
    },
  });
}

function neverAsked(value: unknown, path: string, asked: ReadonlySet<string>): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${path}/${key}`;
    return asked.has(here) ? neverAsked(inner, here, asked) : [here];
  });
}
