import type { Messages } from '../en.ts';

export const apiKeys: Messages['apiKeys'] = {
  title: 'API-Schlüssel',
  create: 'Neuer API-Schlüssel',
  createFirst: 'Ersten API-Schlüssel anlegen',
  nothing:
    'Noch gibt es keine API-Schlüssel. Mit einem meldet sich ein Programm an, etwa ein Webshop, und tut, was der Schlüssel umfasst.',
  orders: { name: 'Name, A bis Z', created: 'Neueste zuerst', used: 'Zuletzt benutzte zuerst' },
  name: 'Name',
  nameHint: 'Etwa das Programm, das ihn benutzt.',
  may: 'Rechte',
  oneScope: 'Wählen Sie mindestens ein Recht.',
  expiresOn: 'Gültig bis Ende',
  expiresHint: 'Leer: bis er widerrufen wird.',
  lastUsed: 'Zuletzt benutzt',
  expires: 'Läuft ab',
  never: 'Nie',
  status: 'Status',
  states: { valid: 'Gültig', revoked: 'Widerrufen', expired: 'Abgelaufen' },
  secret: 'Geheimnis',
  secretTitle: 'Das Geheimnis des Schlüssels',
  secretText:
    'Es wird nur dieses eine Mal gezeigt. Verwahren Sie es so, dass nur das Programm es lesen kann, das es benutzt.',
  secretLost:
    'Der Schlüssel wurde angelegt, doch die Antwort mit seinem Geheimnis ging verloren, und es wird nur einmal gezeigt: Widerrufen Sie diesen Schlüssel und legen Sie einen neuen an.',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  notCopied:
    'Der Browser erlaubt das Kopieren hier nicht: Markieren und kopieren Sie das Geheimnis von Hand.',
  revoke: 'Widerrufen',
  revokeQuestion: (name) => `${name} widerrufen?`,
  revokeText: 'Was diesen Schlüssel benutzt, wird sofort und für immer abgewiesen.',
};
