/** The time of a shop whose contexts share one process: the machine's, unless the demo's past is being made. */
export interface ShopClock {
  readonly now: () => Date;
  /** From now on it stands still at this time. */
  stopAt(time: Date): void;
  /** From now on it is the machine's. */
  run(): void;
}

export function createShopClock(): ShopClock {
  let stoppedAt: number | undefined;
  return {
    now: () => new Date(stoppedAt ?? Date.now()),
    stopAt(time) {
      stoppedAt = time.getTime();
    },
    run() {
      stoppedAt = undefined;
    },
  };
}
