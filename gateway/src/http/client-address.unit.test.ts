import type { IncomingMessage } from 'node:http';
import { createClientAddress } from './client-address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

const addressOf = (remoteAddress: string | undefined, forwardedFor?: string, trusted: TrustedProxies = 0) =>
  createClientAddress(trusted)({
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwardedFor },
  } as unknown as IncomingMessage); // all that is read of it

test('an IPv6 network is one client, whichever of its addresses it uses', () => {
  const one = addressOf('2001:db8:1:2::7');
  expect(addressOf('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(one);
  expect(addressOf('2001:db8:1:3::7')).not.toBe(one);
  expect(addressOf('10.0.0.1', '2001:db8:1:2::8', 1)).toBe(one);
});

test('an IPv4 address is itself, however a server that also takes IPv6 writes it', () => {
  expect(addressOf('192.0.2.7')).toBe('192.0.2.7');
  expect(addressOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressOf('::ffff:192.0.2.8')).not.toBe('192.0.2.7');
});

test.each(['unknown', '2001:db8::1::2', '[2001:db8::1]:443', 'fe80::1%eth0', ''])(
  'what a proxy writes instead of an address is taken as it is or read: %p',
  (word) => {
    expect(typeof addressOf('10.0.0.1', word, 1)).toBe('string');
  },
);

test('a client that has left has none', () => {
  expect(addressOf(undefined)).toBe('');
});
