/**
 * After how long a server that is gone without a word counts as lost, in the options of pg's Client and Pool. A pool has
 * them by `openPool`; a client that is kept for itself takes them.
 */
export const silenceLimits = {
  /** ms; a pool counts the wait for one of its connections, too. */
  connectionTimeoutMillis: 5_000,
  /** ms */
  query_timeout: 15_000,
  /** This alone tells it of a connection that only listens, or waits for a statement without a limit. */
  keepAlive: true,
  /** ms without traffic before the first probe, which the operating system would send after two hours. */
  keepAliveInitialDelayMillis: 10_000,
} as const;
