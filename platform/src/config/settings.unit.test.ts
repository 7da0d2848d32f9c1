import { readSettings } from './settings.ts';

describe('settings', () => {
  test('have a value each when nothing is set, but those of which the first start decides; an empty one is not set', () => {
    expect(readSettings({ PORT: '', HOME: '/home/somebody' })).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      demoData: 'past',
      shop: { currency: undefined },
      accessTokenLifetime: 900_000,
      orderTimeout: 120_000,
    });
  });

  test.each([
    ['900', 900_000],
    ['15 min', 900_000],
    ['5s', 5000],
    ['1500ms', 1500],
  ])('a token can live %s', (text, ms) => {
    expect(readSettings({ ACCESS_TOKEN_TTL: text }).accessTokenLifetime).toBe(ms);
  });

  test.each([
    ['2', 2],
    ['10.0.0.0/8, 192.0.2.7,2001:db8::/32', ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']],
  ])('the trusted proxies are %s', (text, proxies) => {
    expect(readSettings({ TRUSTED_PROXIES: text }).trustedProxies).toEqual(proxies);
  });

  test.each([
    ['PORT', '70000', 'give a whole number from 0 to 65535.'],
    ['PORT', '4e3', 'give a whole number from 0 to 65535.'],
    ['DEMO_DATA', 'maybe', 'give true, products or false.'],
    ['CURRENCY', 'EURO', 'give a currency of ISO 4217, such as EUR.'],
    ['TIME_ZONE', '+05:37', 'give a time zone of the IANA list, such as Europe/Berlin.'],
    ['TIME_ZONE', 'Mars/Olympus', 'give a time zone of the IANA list, such as Europe/Berlin.'],
    ['ACCESS_TOKEN_TTL', '2 days', 'give a time from 1 s to 24 h, such as "15 min".'],
    ['OWNER_EMAIL', 'nobody', 'give an e-mail address.'],
    [
      'DATABASE_URL',
      'mysql://localhost',
      'give postgres://user:password@host:5432/postgres, a role that may create databases.',
    ],
    [
      'TRUSTED_PROXIES',
      'proxy.example.com',
      'give how many proxies are in front, up to 9, or their addresses, such as "10.0.0.0/8, 192.0.2.7".',
    ],
    ['LOG_LEVEL', 'loud', 'give one of fatal, error, warn, info, debug, trace, silent.'],
  ])('%s=%s stops the start with a sentence that names it', (name, value, rest) => {
    expect(() => readSettings({ [name]: value })).toThrow(`The setting ${name} is wrong: ${rest}`);
  });
});
