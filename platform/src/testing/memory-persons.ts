import type { PersonErasure } from '../event-store/port.ts';

/** Who was erased, in memory: for consumers of logs that have no keys. */
export function memoryPersons(): PersonErasure {
  const erased = new Set<string>();
  return {
    async erase(person) {
      erased.add(person);
    },
    erasedAmong: async (persons) => new Set(persons.filter((person) => erased.has(person))),
    forget: () => undefined,
  };
}
