/** Pushes values to any number of async iterators. */
export interface EventSource<Value> {
  push(value: Value): void;
  fail(error: Error): void;
  end(): void;
  iterate(signal: AbortSignal | undefined, first?: readonly Value[]): AsyncGenerator<Value, void>;
  readonly listeners: () => number;
  /** Every value was taken by every listener. */
  readonly drained: () => boolean;
}

export function createEventSource<Value>(): EventSource<Value> {
  const queues = new Set<Queue<Value>>();
  const tell = (item: Item<Value>) => {
    for (const queue of queues) {
      queue.items.push(item);
      queue.wake();
    }
  };
  return {
    push: (value) => tell({ kind: 'value', value }),
    fail: (error) => tell({ kind: 'error', error }),
    end: () => tell({ kind: 'end' }),
    listeners: () => queues.size,
    drained: () => [...queues].every(({ items }) => items.length === 0),
    iterate(signal, first = []) {
      const queue: Queue<Value> = {
        items: first.map((value) => ({ kind: 'value', value })),
        wake: () => undefined,
      };
      queues.add(queue);
      return drain(queue, signal, () => queues.delete(queue));
    },
  };
}

type Item<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'error'; readonly error: Error }
  | { readonly kind: 'end' };

interface Queue<Value> {
  readonly items: Item<Value>[];
  wake: () => void;
}

function drain<Value>(
  queue: Queue<Value>,
  signal: AbortSignal | undefined,
  close: () => void,
): AsyncGenerator<Value, void> {
  let closed = false;
  const end = () => {
    closed = true;
    close();
    queue.wake();
  };
  if (signal?.aborted) {
    end();
  }
  signal?.addEventListener('abort', end, { once: true });
  const next = async (): Promise<IteratorResult<Value, void>> => {
    while (!closed) {
      const item = queue.items.shift();
      if (item?.kind === 'value') {
        return { done: false, value: item.value };
      }
      if (item?.kind === 'error') {
        end();
        throw item.error;
      }
      if (item?.kind === 'end') {
        end();
        break;
      }
      await new Promise<void>((resolve) => {
        queue.wake = resolve;
      });
    }
    return { done: true, value: undefined };
  };
  const iterator: AsyncGenerator<Value, void> = {
    next,
    return: async () => {
      end();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      end();
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => end(),
  };
  return iterator;
}
