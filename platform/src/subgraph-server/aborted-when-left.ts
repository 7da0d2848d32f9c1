import type { ServerResponse } from 'node:http';

/** Nobody waits for the answer any more. */
export function abortedWhenLeft(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => response.writableFinished || leaving.abort());
  return leaving.signal;
}
