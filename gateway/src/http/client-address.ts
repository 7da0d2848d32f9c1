import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import { createProxyTrust, type TrustedProxies } from './trusted-proxies.ts';

/** The address of the client behind the trusted proxies. */
export type ClientAddress = (request: IncomingMessage) => string;

export function createClientAddress(trusted: TrustedProxies): ClientAddress {
  const trust = createProxyTrust(trusted);
  return (request) => {
    // A client that has left has no address, and the library counts on one.
    const { remoteAddress } = request.socket;
    return remoteAddress === undefined ? '' : proxyAddr(request, trust);
  };
}
