import type { Logger } from '@tillgraph/platform/observability';
import type { Tracer } from '@tillgraph/platform/tracing';
import { createForwardedAccess } from './security/access.ts';
import { createGateway, type Gateway } from './server.ts';
import { foreignLimits, type GatewaySettings } from './settings.ts';
import { watchedFile } from './supergraph/watched-file.ts';
import { readForeignAnswer } from './transports/http/foreign-answer.ts';
import { createHttpTransport } from './transports/http/http-transport.ts';

export interface ForeignGatewayOptions {
  /** A supergraph's SDL, or YAML that names subgraphs. */
  readonly file: string;
  /** Keeps the composed supergraph between starts. */
  readonly cacheFolder: string;
  readonly settings: GatewaySettings;
  readonly logger: Logger;
  readonly tracer?: Tracer | undefined;
}

/**
 * Serves any federation 2 supergraph, whosoever its subgraphs are: they get the credentials of whoever asks, and say
 * themselves what they refuse. Its port says what it waits for until all of them have told their schemas once.
 */
export function createForeignGateway(options: ForeignGatewayOptions): Gateway {
  const supergraph = watchedFile(options);
  return createGateway({
    supergraph,
    keepsContract: false,
    transportTo: ({ name, url }) =>
      createHttpTransport({
        subgraph: name,
        url,
        deadlines: foreignLimits.deadlines,
        maxAnswer: foreignLimits.answer,
        readAnswer: readForeignAnswer,
      }),
    access: createForwardedAccess(),
    limits: foreignLimits,
    settings: options.settings,
    health: {
      // It serves what there is: a subgraph that is down costs its own fields.
      notReady: () => undefined,
      status: async () =>
        supergraph.silent().map((name) => ({ name, up: false, lag: null, version: 'unknown' })),
    },
    logger: options.logger,
    tracer: options.tracer,
  });
}
