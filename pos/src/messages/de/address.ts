import type { Messages } from '../en.ts';

export const address: Messages['address'] = {
  title: 'Adresse',
  lines: 'Straße und Hausnummer',
  postalCode: 'Postleitzahl',
  city: 'Ort',
  region: 'Region',
  countryCode: 'Land',
  countryHint: 'Zwei Buchstaben, etwa DE oder US.',
};
