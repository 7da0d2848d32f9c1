export interface StreamQueues {
  /** Runs the work after what was added for the stream before; it must not throw. */
  add(stream: string, work: () => Promise<void>): void;
  /** Resolves when fewer works wait than may. */
  untilRoom(): Promise<void>;
  untilEmpty(): Promise<void>;
}

export interface StreamQueuesOptions {
  /** Works that run at once. */
  readonly concurrency: number;
  /** Works that may be there before `untilRoom` waits. */
  readonly waiting: number;
}

/** Work in order within each stream, and of different streams at once. */
export function createStreamQueues({ concurrency, waiting }: StreamQueuesOptions): StreamQueues {
  /** Present while a work of the stream is ready, running or waiting. */
  const streams = new Map<string, (() => Promise<void>)[]>();
  const ready: string[] = [];
  const watchers = new Set<{ readonly below: number; readonly resolve: () => void }>();
  let running = 0;
  let size = 0;

  function startReady(): void {
    while (running < concurrency) {
      const stream = ready.shift();
      const work = stream === undefined ? undefined : streams.get(stream)?.shift();
      if (stream === undefined || !work) return;
      running += 1;
      void work().finally(() => finished(stream));
    }
  }

  function finished(stream: string): void {
    running -= 1;
    size -= 1;
    if (streams.get(stream)?.length) ready.push(stream);
    else streams.delete(stream);
    startReady();
    for (const watcher of [...watchers]) {
      if (size >= watcher.below) continue;
      watchers.delete(watcher);
      watcher.resolve();
    }
  }

  const untilBelow = (below: number): Promise<void> =>
    size < below ? Promise.resolve() : new Promise((resolve) => watchers.add({ below, resolve }));

  return {
    add(stream, work) {
      size += 1;
      const queue = streams.get(stream);
      if (queue) {
        queue.push(work);
      } else {
        streams.set(stream, [work]);
        ready.push(stream);
        startReady();
      }
    },
    untilRoom: () => untilBelow(waiting),
    untilEmpty: () => untilBelow(1),
  };
}
