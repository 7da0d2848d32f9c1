/** One waits, others wake it; a wake-up that comes before the wait is not lost. */
export interface Alarm {
  wake(): void;
  wait(): Promise<void>;
}

export function createAlarm(): Alarm {
  let rung = false;
  let resume: (() => void) | undefined;
  return {
    wake() {
      rung = true;
      resume?.();
    },
    async wait() {
      if (!rung) {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
      rung = false;
      resume = undefined;
    },
  };
}
