import type { ExecutionResult } from 'graphql';
import type { SubgraphTransport } from './port.ts';

type Execute = SubgraphTransport['execute'];

/**
 * Sends equal fetches that are in flight at the same time once, across clients. Each caller gets a result of its own,
 * for callers change it.
 */
export function shareExecutions(execute: Execute): Execute {
  /** By query, for its hash is known to the engine, then by what differs. */
  const inFlight = new Map<string, Map<string, Shared>>();

  return (fetch) => {
    if (fetch.shareKey === undefined) {
      return execute(fetch);
    }
    const ofQuery = inFlight.get(fetch.query) ?? new Map<string, Shared>();
    const key = `${fetch.shareKey}\n${JSON.stringify(fetch.variables)}`;
    const known = ofQuery.get(key);
    if (known) {
      known.callers += 1;
      return known.result.then(copyOf);
    }
    const shared: Shared = { callers: 1, result: execute(fetch) };
    ofQuery.set(key, shared);
    if (ofQuery.size === 1) {
      inFlight.set(fetch.query, ofQuery);
    }
    const settled = () => {
      ofQuery.delete(key);
      if (ofQuery.size === 0) {
        inFlight.delete(fetch.query);
      }
    };
    return shared.result.then(
      (result) => {
        settled();
        return shared.callers > 1 ? copyOf(result) : result;
      },
      (error) => {
        settled();
        throw error;
      },
    );
  };
}

interface Shared {
  callers: number;
  readonly result: Promise<ExecutionResult>;
}

/** For one more who changes it. */
export const copyOf = (result: ExecutionResult): ExecutionResult =>
  result.data ? { ...result, data: copy(result.data) as typeof result.data } : result; // of the same shape

function copy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copy);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copied: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    copied[key] = copy((value as Record<string, unknown>)[key]); // the key is its own
  }
  return copied;
}
