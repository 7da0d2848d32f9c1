import { createStore, type Store } from '../app/store.ts';

/** A value that this browser keeps: it outlives reloads, and is the same in all tabs. */
export interface Kept<Value> extends Store<Value> {
  /** Also what another tab has just written, of which this one was not told yet. */
  latest(): Value;
  close(): void;
}

/** `parse` answers for any text, and for none. */
export function openKept<Value>(key: string, parse: (text: string | null) => Value): Kept<Value> {
  let text = localStorage.getItem(key);
  const store = createStore(parse(text));
  const latest = () => {
    const now = localStorage.getItem(key);
    if (now !== text) {
      text = now;
      store.set(parse(now));
    }
    return store.get();
  };
  const hear = (event: StorageEvent) => {
    if (event.key === key) latest();
  };
  addEventListener('storage', hear);
  return {
    ...store,
    latest,
    set(value) {
      // Before it is shown: what was sent must be known after a crash.
      text = JSON.stringify(value);
      localStorage.setItem(key, text);
      store.set(value);
    },
    close: () => removeEventListener('storage', hear),
  };
}
