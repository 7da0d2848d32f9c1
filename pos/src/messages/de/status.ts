import type { Messages } from '../en.ts';

export const status: Messages['status'] = {
  title: 'Status',
  check: 'Alle Dienste prüfen',
  asking: 'Alle Dienste werden gefragt …',
  failed: 'Das Geschäft antwortet nicht. Alle paar Sekunden wird wieder gefragt.',
  services: 'Dienste',
  service: 'Dienst',
  health: 'Zustand',
  lag: 'Rückstand',
  version: 'Version',
  up: 'In Ordnung',
  down: 'Ausgefallen',
  noLag: '–',
  events: (count) => (count === 0 ? 'Keiner' : count === 1 ? '1 Ereignis' : `${count} Ereignisse`),
  allHealthy: (count) => `Alle ${count} Dienste sind in Ordnung.`,
  someDown: (names) => `Nicht in Ordnung: ${names}.`,
  age: (seconds) => `Stand vor ${seconds} s:`,
};
