import type { Logger } from '@tillgraph/platform/observability';
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
  /** The start is not wanted any more. */
  readonly signal: AbortSignal;
}

/**
 * Serves any federation 2 supergraph, whosoever its subgraphs are: they get the credentials of whoever asks, and say
 * themselves what they refuse. Resolves when all of them have told their schemas, where the file does not.
 */
export function createForeignGateway(options: ForeignGatewayOptions): Promise<Gateway> {
  return createGateway({
    supergraph: watchedFile(options),
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
    health: { notReady: () => undefined, status: async () => [] },
    logger: options.logger,
  });
}
