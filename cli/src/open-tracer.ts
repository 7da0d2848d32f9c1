import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { openTracing, type Tracer } from '@tillgraph/platform/tracing';
import type { Environment } from './environment.ts';

export interface TracerOptions {
  readonly environment: Environment;
  readonly logger: Logger;
  readonly opened: ClosingStack;
}

/** The first to be opened, so that the last spans of all else are sent, too. Undefined: nobody asks for traces. */
export async function openTracer(
  service: string,
  { environment, logger, opened }: TracerOptions,
): Promise<Tracer | undefined> {
  const tracing = await openTracing(environment, service, logger);
  return tracing && opened.opened('tracing', tracing, (each) => each.close()).tracer;
}
