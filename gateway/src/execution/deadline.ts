/** Until when the subgraphs' answers count. */
export interface Deadline {
  /** Aborted when the time is over. Made when it is asked for: most operations need none, and it takes microseconds. */
  signal(): AbortSignal;
  /** Resolves when the time is over. */
  readonly expired: Promise<typeof expired>;
  /** The operation is over before; frees the timer. */
  end(): void;
}

export const expired = Symbol('expired');

/** `time` in ms. */
export function startDeadline(time: number): Deadline {
  let controller: AbortController | undefined;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<typeof expired>((resolve) => {
    timer = setTimeout(() => {
      over = true;
      resolve(expired);
      controller?.abort();
    }, time);
  });
  return {
    signal() {
      controller ??= new AbortController();
      if (over) {
        controller.abort();
      }
      return controller.signal;
    },
    expired: expiry,
    end: () => clearTimeout(timer),
  };
}
