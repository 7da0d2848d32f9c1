import type { ContextName } from '@tillgraph/shared-domain/context';
import { withClient } from '../postgres/index.ts';

/**
 * To be called when all logs and this context's database were restored to one moment, with the logs' new epochs: what
 * its reactors had done then is done, so they go on from there instead of trying each event of the past again.
 */
export function continueReactors(
  databaseUrl: string,
  epochs: ReadonlyMap<ContextName, string>,
): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    for (const [context, epoch] of epochs) {
      await client.query(
        `UPDATE consumers.checkpoints SET epoch = $2 WHERE consumer LIKE 'reactor/%' AND context = $1`,
        [context, epoch],
      );
    }
  });
}
