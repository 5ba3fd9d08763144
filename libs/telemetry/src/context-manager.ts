import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { Context, ContextManager } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

/** Keeps the active context across awaits, also in a process that exports nothing. */
export function createContextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const active = (): Context => storage.getStore() ?? ROOT_CONTEXT;
  const manager: ContextManager = {
    active,
    with: (context, fn, thisArg, ...args) => storage.run(context, () => fn.apply(thisArg as never, args)),
    bind: (context, target) => (typeof target === 'function' ? boundTo(storage, context, target) : target),
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

function boundTo<Target>(storage: AsyncLocalStorage<Context>, context: Context, target: Target): Target {
  const call = target as unknown as (...args: unknown[]) => unknown;
  return ((...args: unknown[]) => storage.run(context, () => call(...args))) as unknown as Target;
}
