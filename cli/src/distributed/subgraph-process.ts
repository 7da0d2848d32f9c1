import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createLogger, type Logger } from '@tillgraph/platform/observability';
import { createSubgraphServer } from '@tillgraph/platform/subgraph-server';
import type { Environment } from '../environment.ts';
import { closeInTime } from '../life-cycle/close-in-time.ts';
import { aborted, endSignal } from '../life-cycle/end-signal.ts';
import { openTracer } from '../open-tracer.ts';
import { listenRefused, requireFreePort } from '../shop/port.ts';
import type { ShopContext } from '../shop/shop-contexts.ts';
import { openContextProcess } from './context-process.ts';
import type { ProcessRole } from './process-roles.ts';
import { readSubgraphProcessSettings } from './subgraph-settings.ts';

/** Runs roles of a context until SIGTERM or Ctrl-C, and tells on its port how it is. */
export async function runSubgraphProcess(
  context: ShopContext,
  roles: readonly ProcessRole[],
  environment: Environment,
): Promise<void> {
  const given = await readSubgraphProcessSettings(environment);
  const { settings } = given;
  await requireFreePort(settings);
  const logger: Logger = createLogger(settings.logLevel).child({ context, roles: roles.join(',') });
  const signal = endSignal();
  const opened = new ClosingStack();
  try {
    const tracer = await openTracer(`tillgraph-${context}`, { environment, logger, opened });
    const running = await openContextProcess({ ...given, context, roles, logger, tracer, signal, opened });
    signal.throwIfAborted();
    const server = opened.opened(
      'server',
      await createSubgraphServer({
        subgraph: running.subgraph,
        notReady: () => (signal.aborted ? 'The process is ending.' : undefined),
        registry: running.registry,
        documents: running.documents,
        logger,
      }),
      (each) => each.close(),
    );
    const address = await server.listen(settings.port, settings.host).catch((cause) => {
      throw listenRefused(cause, settings);
    });
    logger.info({ address }, `${context} runs: ${roles.join(', ')}`);
    await aborted(signal);
  } catch (error) {
    // Asked to end while it was starting: what then fails is the start, which nobody wants any more.
    if (!signal.aborted) throw error;
  } finally {
    await closeInTime(opened, logger);
  }
}
