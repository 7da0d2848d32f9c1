import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';

/** Closes all, or ends the process when that takes longer than `time` ms: the next start recovers. */
export async function closeInTime(opened: ClosingStack, logger: Logger, time = closingTime): Promise<void> {
  const overdue = setTimeout(() => {
    logger.fatal('The process did not close in time and is ended; the next start recovers.');
    process.exit(1);
  }, time);
  // Not instead of the error that ended the process.
  await opened.close().catch((err) => logger.error({ err }, 'Not everything could be closed'));
  clearTimeout(overdue);
}

/** ms that a process gives itself: longer than the gateway's deadline for a mutation and PostgreSQL's fast shutdown together. */
const closingTime = 40_000;
/** ms that a supervisor gives a process: longer than it gives itself. */
export const endingTime = closingTime + 5_000;
/** ms that a supervisor gives itself: its processes end in two turns, the gateway, then the subgraphs. */
export const supervisorTime = 2 * endingTime + 10_000;
