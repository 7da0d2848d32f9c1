import { SubgraphUnavailable } from '../../errors.ts';

/** What comes of itself, for one who takes it in turn. It can be ended while it is waited for. */
export interface Inbox<Value> extends AsyncIterable<Value> {
  put(value: Value): void;
  /** Told when what came before is taken. */
  fail(error: Error): void;
  end(): void;
  /** Called once, when nothing more is taken. */
  whenClosed(listener: () => void): void;
}

export function createInbox<Value>(): Inbox<Value> {
  const waiting: Value[] = [];
  let over: { readonly error: Error | undefined } | undefined;
  let wake: () => void = () => undefined;
  let onClosed: () => void = () => undefined;

  const finish = (error: Error | undefined) => {
    if (!over) {
      over = { error };
      wake();
      onClosed();
    }
  };

  const next = async (): Promise<IteratorResult<Value, undefined>> => {
    for (;;) {
      const value = waiting.shift();
      if (value !== undefined) {
        return { done: false, value };
      }
      if (over) {
        const { error } = over;
        over = { error: undefined };
        if (error) throw error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    put(value) {
      if (over) {
        return;
      }
      waiting.push(value);
      wake();
      if (waiting.length > maxWaiting) {
        // What is lost is found again by who resumes.
        waiting.length = 0;
        finish(new SubgraphUnavailable('Events came faster than they could be told.'));
      }
    },
    fail: finish,
    end() {
      waiting.length = 0;
      finish(undefined);
    },
    whenClosed(listener) {
      if (over) {
        listener();
      } else {
        onClosed = listener;
      }
    },
    [Symbol.asyncIterator]: () => ({
      next,
      return: async () => {
        waiting.length = 0;
        finish(undefined);
        return { done: true, value: undefined };
      },
    }),
  };
}

const maxWaiting = 1_000;
