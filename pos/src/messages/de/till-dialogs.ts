import type { Messages } from '../en.ts';

export const parked: Messages['parked'] = {
  title: 'Geparkte Verkäufe',
  none: 'Kein Verkauf ist geparkt.',
  name: 'Diesen Verkauf parken als',
  park: 'Parken',
  unnamed: (time) => `Verkauf von ${time}`,
  about: (time, pieces) => `Seit ${time}, Stück: ${pieces}`,
  takeUp: 'Fortsetzen',
  takeUpNamed: (name) => `${name} fortsetzen`,
  discard: 'Verwerfen',
  discardNamed: (name) => `${name} verwerfen`,
  close: 'Schließen',
  done: (name) => `${name} ist geparkt.`,
  takenUp: (name) => `${name} wird fortgesetzt.`,
};

export const aside: Messages['aside'] = {
  title: 'Verkäufe, deren Ausgang nicht bekannt ist',
  setAside: 'Verkauf beiseitelegen',
  hint: 'Vielleicht wurde verkauft. Beiseitegelegt bleibt der Verkauf hier, und nach ihm kann wieder gefragt werden.',
  open: (when, total) => `Der Verkauf von ${when} (${total}) ist noch offen.`,
  ask: 'Erneut fragen',
  askNamed: (when) => `Erneut nach dem Verkauf von ${when} fragen`,
  forget: 'Vergessen',
  forgetNamed: (when) => `Den Verkauf von ${when} vergessen`,
};

export const discount: Messages['discount'] = {
  title: 'Rabatt',
  kind: 'In',
  percent: '%',
  amount: (currency) => currency,
  usual: (percent) => `${percent} %`,
  remove: (discount) => `Den Rabatt herausnehmen (${discount})`,
  none: 'Keiner',
  notAPercentage: 'Geben Sie einen Prozentsatz von 0 bis 100 ein.',
  note: 'Notiz',
  ofLine: (name) => `Rabatt und Notiz: ${name}`,
  ofSale: 'Rabatt und Notiz zum Verkauf',
};

export const delivery: Messages['delivery'] = {
  title: 'Lieferung',
  lines: 'Straße und Hausnummer',
  postalCode: 'Postleitzahl',
  city: 'Ort',
  region: 'Region',
  countryCode: 'Land',
  notACountry: 'Zwei Buchstaben, etwa DE.',
  takenAlong: 'Wird mitgenommen',
  deliver: 'Dorthin liefern',
};

export const customer: Messages['customer'] = {
  title: 'Kunde',
  search: 'Kunden suchen',
  searchHint: 'Name, E-Mail oder Telefon',
  found: 'Gefundene Kunden',
  more: 'Mehr zeigen',
  register: 'Kunden anlegen',
  nobody: 'Kein Kunde',
  name: 'Name',
  email: 'E-Mail (freiwillig)',
  phone: 'Telefon (freiwillig)',
};
