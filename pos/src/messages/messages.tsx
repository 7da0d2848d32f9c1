import { createContext, type ReactNode, useContext } from 'react';
import { en, type Messages } from './en.ts';

/** What the page says, in the first of the browser's languages that there is a catalogue for. */
export const useMessages = (): Messages => useContext(Spoken);

export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  return <Spoken value={catalogueFor(navigator.languages)}>{children}</Spoken>;
}

const Spoken = createContext<Messages>(en);

const catalogues: Readonly<Record<string, Messages>> = { en };

const catalogueFor = (languages: readonly string[]): Messages =>
  languages.map((language) => catalogues[language.split('-')[0] ?? '']).find((found) => found) ?? en;
