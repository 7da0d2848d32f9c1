import { createStore, type Store } from '../app/store.ts';

/** A value that this browser keeps: it outlives reloads, and is the same in all tabs. */
export interface Kept<Value> extends Store<Value> {
  close(): void;
}

/** `parse` answers for any text, and for none. */
export function openKept<Value>(key: string, parse: (text: string | null) => Value): Kept<Value> {
  const store = createStore(parse(localStorage.getItem(key)));
  const hear = (event: StorageEvent) => {
    if (event.key === key) store.set(parse(event.newValue));
  };
  addEventListener('storage', hear);
  return {
    ...store,
    set(value) {
      // Before it is shown: what was sent must be known after a crash.
      localStorage.setItem(key, JSON.stringify(value));
      store.set(value);
    },
    close: () => removeEventListener('storage', hear),
  };
}
