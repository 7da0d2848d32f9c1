import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { jest } from '@jest/globals';
import { createSecretBox } from '@tillgraph/platform/person-keys';
import { isConnectionError } from '@tillgraph/platform/postgres';
import { failureWithinAMinute } from '@tillgraph/platform/testing';
import { createIdentity } from './subgraph.ts';

test('who asks for the keys of tokens is told of a database that says nothing', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is no string
  const identity = createIdentity({
    databaseUrl: `postgres://tester@127.0.0.1:${port}/identity`,
    secretBox: createSecretBox(randomBytes(32)),
    accessTokenLifetime: 900_000,
    ownerEmail: undefined,
    ownerPassword: undefined,
    onFirstOwner: () => undefined,
  });
  const connected = once(server, 'connection');
  const failure = await failureWithinAMinute(jest, () => identity.jwks(), connected);
  expect(isConnectionError(failure)).toBe(true);
  await identity.close();
  server.close();
});
