import type { Logger } from '@tillgraph/platform/observability';
import type { StoredKeys } from './stored-keys.ts';

/**
 * When keys were used last: gathered for some seconds and then written together, for a use is no change worth a commit.
 * Each process writes what it was told.
 */
export interface LastUses {
  note(apiKeyId: string, at: Date): void;
  /** Of these, with what is not written yet. */
  of(apiKeyIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Writes what is left. */
  close(): Promise<void>;
}

export function createLastUses(keys: StoredKeys, logger: Logger): LastUses {
  let noted = new Map<string, Date>();
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();

  const write = async (): Promise<void> => {
    const uses = noted;
    noted = new Map();
    try {
      if (uses.size > 0) await keys.recordUses(uses);
    } catch (error) {
      // No more than minutes are lost: a key that is in use is soon noted again.
      logger.warn({ error }, 'The last uses of API keys could not be written.');
    }
  };
  const writeAll = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    underWay = underWay.then(write);
    return underWay;
  };

  return {
    note(apiKeyId, at) {
      noted.set(apiKeyId, at);
      timer ??= setTimeout(writeAll, gathering);
    },
    async of(apiKeyIds) {
      const unwritten = noted;
      const known = new Map(await keys.lastUses(apiKeyIds));
      for (const id of apiKeyIds) {
        const at = unwritten.get(id);
        if (at) known.set(id, at);
      }
      return known;
    },
    close: writeAll,
  };
}

/** ms. */
const gathering = 5_000;
