/** Who talks to whom in a cluster, and that is all. A new connection is added here and in components/network-policies. */
export interface Connection {
  readonly from: readonly string[];
  readonly to: string;
  readonly port: number;
}

/** Services of LangFlix that open films or results. */
export const STORAGE = ['ingest', 'subtitle-chunker', 'clip-encoder', 'metrics'];
const SERVICES = [...STORAGE, 'llm-analyzer', 'cache'];
const CLIENTS = [...SERVICES, 'provision'];

export const CONNECTIONS: readonly Connection[] = [
  { from: [...CLIENTS, 'an upstream system'], to: 'nats', port: 4222 },
  { from: ['cache'], to: 'valkey', port: 6379 },
  { from: ['llm-analyzer'], to: 'the internet', port: 443 },
  { from: CLIENTS, to: 'collector', port: 4318 },
  { from: ['collector'], to: 'jaeger', port: 14317 },
  // Unauthenticated: the autoscaler counts what waits, Prometheus the servers.
  { from: ['keda', 'prometheus'], to: 'nats', port: 8222 },
  { from: ['keda', 'prometheus'], to: 'nats', port: 7777 },
  { from: ['keda', 'an ingress'], to: 'metrics', port: 8090 },
  ...CLIENTS.map((to) => ({ from: ['prometheus'], to, port: 8080 })),
  { from: ['prometheus'], to: 'collector', port: 8888 },
  { from: ['prometheus'], to: 'jaeger', port: 14270 },
  { from: [...CLIENTS, 'nats', 'valkey', 'collector', 'jaeger'], to: 'dns', port: 53 },
];

/** Where films and results lie in S3. */
export const S3_CONNECTIONS: readonly Connection[] = [{ from: STORAGE, to: 's3', port: 443 }];
