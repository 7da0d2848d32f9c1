import type { ContextName } from '@tillgraph/shared-domain/context';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { openAdministration } from '../consumers/index.ts';
import { openRelayAdministration, type Relay } from '../event-bus/index.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import { type Standing, watchStandings } from './watch-standings.ts';

export interface ContextMetricsOptions {
  readonly registry: Registry;
  readonly context: ContextName;
  /** The context's own database, in which its log, its consumers and its relay keep how far they are. */
  readonly databaseUrl: string;
  /** Undefined in a process that runs no relay. */
  readonly relay: Pick<Relay, 'leads'> | undefined;
  /** The database did not answer a scrape, which is left without what it knows. */
  readonly onFailure: (error: unknown) => void;
}

export interface ContextMetrics {
  close(): Promise<void>;
}

/**
 * Tells the registry of a process of a context: how the process is, and how far the context's log, relay and
 * consumers are. The latter comes from the database, so all processes tell the same, and consumers whose processes are
 * gone are seen to stand still. Lag is the difference of two positions.
 */
export async function openContextMetrics(options: ContextMetricsOptions): Promise<ContextMetrics> {
  const { registry, context, databaseUrl, relay, onFailure } = options;
  const opened = new ClosingStack();
  return opened.opening(async () => {
    const consumers = opened.opened('consumers', await openAdministration({ databaseUrl }), (each) =>
      each.close(),
    );
    const relays = opened.opened('relays', await openRelayAdministration(databaseUrl), (each) =>
      each.close(),
    );
    registry.setDefaultLabels({ subgraph: context });
    collectDefaultMetrics({ register: registry });
    if (relay) watchLeadership(registry, relay);
    const read = async (): Promise<readonly Standing[]> => {
      try {
        const { head, current } = await relays.status();
        const published = current?.position ?? null;
        return [{ context, head, published, consumers: await consumers.consumers() }];
      } catch (error) {
        onFailure(error);
        return [];
      }
    };
    watchStandings(registry, read);
    return { close: () => opened.close() };
  });
}

function watchLeadership(registry: Registry, relay: Pick<Relay, 'leads'>): void {
  new Gauge({
    name: 'tillgraph_relay_leader',
    help: '1 where this process publishes the log; the others stand by.',
    registers: [registry],
    collect() {
      this.set(relay.leads() ? 1 : 0);
    },
  });
}
