import type { ContextName } from '@tillgraph/shared-domain/context';
import type { StoredLog } from '../../../event-store/index.ts';
import { migrate } from '../../../postgres/index.ts';
import type { Tracer } from '../../../tracing/index.ts';
import type { KafkaClient } from '../kafka-client.ts';
import { lead } from './leadership.ts';
import { relayMigrations } from './migrations.ts';
import { publishLog } from './publish-log.ts';

export interface RelayOptions {
  readonly context: ContextName;
  /** The context's own database: the relay's lock and what it has published are kept there. */
  readonly databaseUrl: string;
  /** Its owner's, who closes it after the relay. */
  readonly log: Omit<StoredLog, 'close'>;
  readonly client: KafkaClient;
  /** Of the first generation; a later one has those that its refill asks for. */
  readonly partitions: number;
  /** Undefined: nobody asks for traces. */
  readonly tracer?: Tracer | undefined;
  /** Publishing failed and is tried again, or an event is too large for Kafka. */
  readonly onFailure: (error: unknown) => void;
}

export interface Relay {
  /** True while this process publishes; another one of the context takes over when it ends. */
  leads(): boolean;
  /** Resolves when the page under way is acknowledged. */
  stop(): Promise<void>;
}

/** Publishes a context's log to Kafka; of all relays of the context one does, and the others stand by. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { databaseUrl, onFailure } = options;
  await migrate(databaseUrl, 'relay', relayMigrations);
  const stopping = new AbortController();
  let leading = false;
  const running = lead({
    databaseUrl,
    signal: stopping.signal,
    onFailure,
    async lead(connection, signal) {
      leading = true;
      try {
        await publishLog({ ...options, connection, signal });
      } finally {
        leading = false;
      }
    },
  });
  return {
    leads: () => leading,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
