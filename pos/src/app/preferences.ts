import { createContext, useContext } from 'react';
import { z } from 'zod';
import { createStore, type Store, useStore } from './store.ts';

/** How this browser shows the page, whoever is signed in. */
export type Preferences = z.infer<typeof shape>;

const shape = z.object({
  language: z.enum(['auto', 'en', 'de']).catch('auto'),
  /** What receipts are printed on. */
  paper: z.enum(['roll', 'a4']).catch('roll'),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
});

/** Kept over reloads, and the same in all tabs. */
export function openPreferences(): Store<Preferences> {
  const store = createStore(parse(localStorage.getItem(key)));
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) store.set(parse(event.newValue));
  });
  return {
    ...store,
    set(preferences) {
      localStorage.setItem(key, JSON.stringify(preferences));
      store.set(preferences);
    },
  };
}

const key = 'tillgraph.preferences';

export const PreferencesContext = createContext<Store<Preferences> | undefined>(undefined);

/** What is preferred, and how to prefer otherwise. */
export function usePreferences(): readonly [Preferences, (changed: Partial<Preferences>) => void] {
  const store = useContext(PreferencesContext);
  if (!store) throw new Error('usePreferences stands outside of PreferencesContext.');
  const preferences = useStore(store);
  return [preferences, (changed) => store.set({ ...preferences, ...changed })];
}

function parse(text: string | null): Preferences {
  try {
    return shape.catch(none).parse(JSON.parse(text ?? '{}'));
  } catch (error) {
    if (error instanceof SyntaxError) return none;
    throw error;
  }
}

const none: Preferences = { language: 'auto', theme: 'auto', paper: 'roll' };
