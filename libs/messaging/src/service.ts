/** What an app's `main.ts` hands to `runService`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppName, ConsumersOf, ContractOf } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';
import type { Facts, Handler } from './handler.ts';
import type { Messaging } from './messaging.ts';
import type { NatsSettings } from './settings.ts';

export interface ServiceOptions<App extends AppName> {
  readonly app: App;
  readonly version?: string;
  readonly settings: ServiceSettings;
  /** Builds what the app needs and names its handlers. Runs once the broker and its streams are there. */
  build(runtime: ServiceRuntime): Promise<Service<App>>;
}

export interface ServiceSettings {
  readonly nats: NatsSettings;
  readonly health: { readonly host: string; readonly port: number };
  readonly telemetry: TelemetrySettings;
  /** Milliseconds that handlers get to finish after SIGTERM before their signal aborts. Default 10 000. */
  readonly shutdownGraceMs?: number;
}

export interface TelemetrySettings {
  readonly logLevel: LogLevel;
  /** How profiles of the process can be asked for, see `startProfiling`. Default `off`. */
  readonly profiling?: 'off' | 'signal' | 'http' | undefined;
  readonly profilingToken?: string | undefined;
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface ServiceRuntime {
  readonly messaging: Messaging;
  readonly log: Logger;
  /** Aborts when the service shuts down. */
  readonly signal: AbortSignal;
}

export interface Service<App extends AppName> {
  /** One per durable of the app in the catalog: a missing one does not compile, and refuses to start. */
  readonly handlers: { readonly [Name in ConsumersOf<App>]: Handler<ContractOf<Name>, Facts> };
  /** Messages a consumer works on at once in this process. Default 1. */
  readonly concurrency?: { readonly [Name in ConsumersOf<App>]?: number };
  /** Beyond being connected; default true. */
  ready?(): boolean;
  /** More paths of the health server. */
  readonly routes?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;
  /** Runs after the last handler has ended, while the broker is still connected. */
  close?(): Promise<void>;
}
