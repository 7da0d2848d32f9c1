import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDistributedGateway } from '@tillgraph/gateway/distributed-gateway';
import type { SubgraphSchema } from '@tillgraph/gateway/supergraph/compose';
import { fetchKeys } from '@tillgraph/platform/access-tokens';
import { fetchApiKey } from '@tillgraph/platform/api-keys';
import {
  readKafkaSettings,
  readSettings,
  readSubgraphSettings,
  StartRefused,
  type SubgraphSettings,
} from '@tillgraph/platform/config';
import {
  createKafkaBus,
  createKafkaClient,
  type EventBus,
  type KafkaClient,
} from '@tillgraph/platform/event-bus';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createLogger, type Logger } from '@tillgraph/platform/observability';
import type { Environment } from '../environment.ts';
import { closeInTime } from '../life-cycle/close-in-time.ts';
import { aborted, endSignal } from '../life-cycle/end-signal.ts';
import { openTracer } from '../open-tracer.ts';
import { listenRefused, requireFreePort } from '../shop/port.ts';
import { posFolder } from '../shop/pos-folder.ts';
import { readShopSubgraphs } from '../shop/shop-subgraphs.ts';
import { readTrustedDocuments } from '../shop/trusted-documents.ts';
import { followSessions } from './follow-sessions.ts';
import { createGatewayHealth } from './gateway-health.ts';

/** Serves the shop's graph from subgraphs that are processes of their own, until SIGTERM or Ctrl-C. */
export async function runGatewayProcess(environment: Environment): Promise<void> {
  const settings = readSettings(environment);
  const kafka = readKafkaSettings(environment);
  if (!kafka)
    throw new StartRefused(
      'The setting KAFKA_BROKERS is missing: a gateway hears there of sessions that end.',
    );
  const subgraphSettings = readSubgraphSettings(environment);
  const assertionKey = await readAssertionKey(subgraphSettings.assertionKeyFile);
  const subgraphs = await locatedSubgraphs(subgraphSettings);
  const identityUrl = subgraphs.find(({ name }) => name === 'identity')?.url ?? '';
  const keysUrl = new URL('/.well-known/jwks.json', identityUrl).href;
  const trustedDocuments = await readTrustedDocuments(settings.trustedDocumentsFolder, posFolder);
  await requireFreePort(settings);

  const logger = createLogger(settings.logLevel);
  const signal = endSignal();
  const opened = new ClosingStack();
  try {
    const tracer = await openTracer('tillgraph-gateway', { environment, logger, opened });
    const bus = opened.opened('bus', openBus(createKafkaClient(kafka, logger), logger), (each) =>
      each.close(),
    );
    const sessions = opened.opened('session status', await followSessions(bus, signal, logger), (each) =>
      each.close(),
    );
    const gateway = opened.opened(
      'gateway',
      await createDistributedGateway({
        subgraphs,
        settings: { ...settings, trustedDocuments },
        assertionKey,
        jwks: () => fetchKeys(keysUrl),
        findApiKey: fetchApiKey(identityUrl),
        sessions,
        health: createGatewayHealth(subgraphs),
        pageFolder: posFolder,
        cacheFolder: join(settings.dataDir, 'cache'),
        logger,
        tracer,
      }),
      (each) => each.close(),
    );
    const address = await gateway.listen().catch((cause) => {
      throw listenRefused(cause, settings);
    });
    console.log(`The graph is at ${address}/graphql`);
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await closeInTime(opened, logger);
  }
}

function openBus(client: KafkaClient, logger: Logger): EventBus {
  return createKafkaBus({
    client,
    // Whose events it follows; the name of the consumer is the gateway's own.
    context: 'identity',
    // That a session has ended says nothing about a person that would have to be decrypted.
    personKeys: { keysToDecrypt: async () => new Map() },
    upcasters: new Map(),
    onFailure: (err) => logger.info({ err }, 'Kafka could not be read'),
  });
}

/** Where they are, by supergraph.yaml or SUBGRAPH_URLS. */
async function locatedSubgraphs({ subgraphUrls }: SubgraphSettings): Promise<readonly SubgraphSchema[]> {
  const subgraphs = await readShopSubgraphs();
  const names = new Set(subgraphs.map(({ name }) => name));
  const unknown = [...subgraphUrls.keys()].find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw new StartRefused(`SUBGRAPH_URLS names ${unknown}, but the subgraphs are ${[...names].join(', ')}.`);
  }
  return subgraphs.map((subgraph) => ({ ...subgraph, url: subgraphUrls.get(subgraph.name) ?? subgraph.url }));
}

async function readAssertionKey(file: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(file));
  } catch (cause) {
    throw new StartRefused(
      `ASSERTION_PRIVATE_KEY_FILE names ${file}, which holds no private key: give one as PEM (Ed25519).`,
      { cause },
    );
  }
}
