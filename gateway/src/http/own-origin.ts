import type { IncomingMessage } from 'node:http';
import { createProxyTrust, type TrustedProxies } from './trusted-proxies.ts';

/** The origin at which a client sees this server, such as https://shop.example. */
export type OwnOrigin = (request: IncomingMessage) => string;

/** What speaks TLS is a proxy, so that a client sees https is its word. */
export function createOwnOrigin(trusted: TrustedProxies): OwnOrigin {
  const trust = createProxyTrust(trusted);
  return ({ headers, socket: { remoteAddress } }) => {
    const forwarded = remoteAddress !== undefined && trust(remoteAddress, 0);
    const said = (name: string): string | undefined =>
      forwarded ? headers[name]?.toString().split(',')[0]?.trim() : undefined;
    const scheme = said('x-forwarded-proto') === 'https' ? 'https' : 'http';
    return `${scheme}://${(said('x-forwarded-host') ?? headers.host ?? '').toLowerCase()}`;
  };
}
