/** Network policies read as the cluster reads them: who may reach whom, on which port. */
import { matches, ofKind } from './manifests.ts';
import type { Labels, Manifest } from './manifests.ts';

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
interface Rule {
  readonly ports: readonly { readonly port: number }[];
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
}
interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

/** Somebody on the network: a pod here, a pod of another namespace, or an address outside. */
export interface Party {
  readonly name: string;
  readonly labels: Labels;
  /** Of its namespace; undefined for those in LangFlix's own. */
  readonly namespace?: Labels;
  readonly address?: string;
}

const OWN: Labels = { 'kubernetes.io/metadata.name': 'langflix' };

/** `from -> to:port` for every connection that the policies allow among these, on these ports. */
export function allowedConnections(
  manifests: readonly Manifest[],
  parties: readonly Party[],
  ports: readonly number[],
): readonly string[] {
  const policies = ofKind(manifests, 'NetworkPolicy').map(({ spec }) => spec as PolicySpec);
  const lines: string[] = [];
  for (const from of parties) {
    for (const to of parties) {
      if (from === to || (isForeign(from) && isForeign(to))) continue;
      for (const port of ports) {
        const isAllowed =
          opens(policies, from, { towards: to, port, type: 'Egress' }) &&
          opens(policies, to, { towards: from, port, type: 'Ingress' });
        if (isAllowed) lines.push(`${from.name} -> ${to.name}:${port}`);
      }
    }
  }
  return lines;
}

const isForeign = ({ namespace, address }: Party): boolean =>
  namespace !== undefined || address !== undefined;

interface Direction {
  readonly towards: Party;
  readonly port: number;
  readonly type: 'Ingress' | 'Egress';
}

/** Whom no policy selects may do anything; whom one selects, only what one of them allows. Others' policies are not ours. */
function opens(policies: readonly PolicySpec[], pod: Party, { towards, port, type }: Direction): boolean {
  if (isForeign(pod)) return true;
  const own = policies.filter(
    ({ podSelector, policyTypes }) => policyTypes.includes(type) && selects(podSelector, pod.labels),
  );
  if (own.length === 0) return true;
  return own.some((policy) =>
    (type === 'Egress' ? (policy.egress ?? []) : (policy.ingress ?? [])).some(
      (rule) =>
        rule.ports.some((one) => one.port === port) &&
        (rule.to ?? rule.from ?? []).some((peer) => isPeer(peer, towards)),
    ),
  );
}

function isPeer(
  { ipBlock, podSelector, namespaceSelector }: Peer,
  { labels, namespace, address }: Party,
): boolean {
  if (ipBlock !== undefined) {
    return (
      address !== undefined &&
      isIn(address, ipBlock.cidr) &&
      !ipBlock.except?.some((one) => isIn(address, one))
    );
  }
  if (address !== undefined) return false;
  const isNamespace =
    namespaceSelector === undefined ? namespace === undefined : selects(namespaceSelector, namespace ?? OWN);
  return isNamespace && (podSelector === undefined || selects(podSelector, labels));
}

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    matches(matchLabels, labels) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      if (operator === 'Exists') return key in labels;
      if (operator === 'In') return values.includes(labels[key] ?? '');
      throw new Error(`a policy uses the operator ${operator}, which is not read here`);
    })
  );
}

/** Addresses of IPv4 only: for others no block matches. */
export function isIn(address: string, cidr: string): boolean {
  const [base = '', length = '32'] = cidr.split('/');
  if (base.includes(':')) return false;
  const ignored = 2 ** (32 - Number(length));
  return Math.floor(numberOf(address) / ignored) === Math.floor(numberOf(base) / ignored);
}

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
