/**
 * Aborts at the first SIGTERM or Ctrl-C, and when the process that started and supervises this one is gone. Later ones
 * change nothing: npm passes on what the terminal already sent.
 */
export function endSignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort(signal));
  process.once('disconnect', () => ending.abort('disconnect'));
  return ending.signal;
}

/** Resolves when the signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
