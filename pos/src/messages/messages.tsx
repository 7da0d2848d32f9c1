import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { en, type Messages } from './en.ts';
import { languageFor, localeFor } from './languages.ts';

/** What the page says, in the language that is preferred. */
export const useMessages = (): Messages => useContext(Spoken);

const Spoken = createContext<Messages>(en);

/** Other languages than English are loaded when they are spoken. Numbers and dates follow the document's language. */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const [{ language: preferred, theme }] = usePreferences();
  const language = languageFor(preferred, navigator.languages);
  const [spoken, setSpoken] = useState<Spoken>();
  useEffect(() => {
    let wanted = true;
    void catalogues[language]().then((messages) => {
      if (!wanted) return;
      document.documentElement.lang = localeFor(language, navigator.languages);
      setSpoken({ language, messages });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  // Written anew in another language, with all its numbers.
  return (
    spoken && (
      <Spoken key={spoken.language} value={spoken.messages}>
        {children}
      </Spoken>
    )
  );
}

interface Spoken {
  readonly language: string;
  readonly messages: Messages;
}

const catalogues = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
} as const;
