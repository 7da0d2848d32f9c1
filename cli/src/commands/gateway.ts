import { join, resolve } from 'node:path';
import { createForeignGateway } from '@tillgraph/gateway/foreign-gateway';
import { CompositionFailed } from '@tillgraph/gateway/supergraph/compose';
import { SupergraphFileInvalid } from '@tillgraph/gateway/supergraph/supergraph-file';
import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createLogger } from '@tillgraph/platform/observability';
import { runGatewayProcess } from '../distributed/gateway-process.ts';
import type { Environment } from '../environment.ts';
import { aborted, endSignal } from '../life-cycle/end-signal.ts';
import { openTracer } from '../open-tracer.ts';
import { listenRefused, requireFreePort } from '../shop/port.ts';
import { readTrustedDocuments } from '../shop/trusted-documents.ts';

/** Serves the shop's graph, or any other that a file tells, until SIGTERM or Ctrl-C. */
export async function gateway(
  { supergraph }: { readonly supergraph?: string },
  environment: Environment,
): Promise<void> {
  await (supergraph === undefined ? runGatewayProcess(environment) : serveFile(supergraph, environment));
}

async function serveFile(supergraph: string, environment: Environment): Promise<void> {
  const settings = withoutOwnRate(readSettings(environment), environment);
  const trustedDocuments = await readTrustedDocuments(settings.trustedDocumentsFolder, undefined);
  const signal = endSignal();
  await requireFreePort(settings);
  const logger = createLogger(settings.logLevel);
  const opened = new ClosingStack();
  const tracer = await openTracer('tillgraph-gateway', { environment, logger, opened });
  const running = createForeignGateway({
    file: resolve(supergraph),
    cacheFolder: join(settings.dataDir, 'foreign-supergraph'),
    settings: { ...settings, trustedDocuments },
    logger,
    tracer,
  });
  try {
    const address = await running.listen().catch((cause) => {
      throw listenRefused(cause, settings);
    });
    const ending = aborted(signal);
    await Promise.race([running.served, ending]);
    if (!signal.aborted) {
      console.log(`The graph of ${supergraph} is at ${address}/graphql\n\nCtrl-C ends it.`);
    }
    await ending;
  } catch (error) {
    throw mendable(error);
  } finally {
    await running.close();
    await opened.close();
  }
}

/** The standard rate is that of a shop; another graph's owner says which one it needs, or none. */
const withoutOwnRate = (settings: Settings, { RATE_LIMIT }: Environment): Settings =>
  RATE_LIMIT?.trim() ? settings : { ...settings, rateLimit: Number.MAX_SAFE_INTEGER };

const mendable = (error: unknown): unknown =>
  error instanceof SupergraphFileInvalid || error instanceof CompositionFailed
    ? new StartRefused(error.message, { cause: error })
    : error;
