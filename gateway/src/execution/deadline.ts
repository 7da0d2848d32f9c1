/** Until when the subgraphs' answers count. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Resolves when the time is over. */
  readonly expired: Promise<typeof expired>;
  /** The operation is over before; frees the timer. */
  end(): void;
}

export const expired = Symbol('expired');

/** `time` in ms. */
export function startDeadline(time: number): Deadline {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<typeof expired>((resolve) => {
    timer = setTimeout(() => {
      resolve(expired);
      controller.abort();
    }, time);
  });
  return { signal: controller.signal, expired: expiry, end: () => clearTimeout(timer) };
}
