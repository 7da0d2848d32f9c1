/** Whether the parts of the shop work. */
export const status = {
  title: 'Status',
  check: 'Check healthy all services',
  asking: 'Asking all services …',
  failed: 'The shop does not answer. Trying again every few seconds.',
  services: 'Services',
  service: 'Service',
  health: 'Health',
  lag: 'Lag',
  version: 'Version',
  up: 'Healthy',
  down: 'Down',
  noLag: '–',
  events: (count: number) => (count === 0 ? 'None' : count === 1 ? '1 event' : `${count} events`),
  allHealthy: (count: string) => `All ${count} services are healthy.`,
  someDown: (names: string) => `Not healthy: ${names}.`,
  age: (seconds: string) => `Asked ${seconds} s ago,`,
};
