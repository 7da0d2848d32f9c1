import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';
import { createProxyTrust, type TrustedProxies } from './trusted-proxies.ts';

/** The address of the client behind the trusted proxies; of an IPv6 address the network that it is in. */
export type ClientAddress = (request: IncomingMessage) => string;

export function createClientAddress(trusted: TrustedProxies): ClientAddress {
  const trust = createProxyTrust(trusted);
  return (request) => {
    // A client that has left has no address, and the library counts on one.
    const { remoteAddress } = request.socket;
    return remoteAddress === undefined ? '' : networkOf(proxyAddr(request, trust));
  };
}

/**
 * Whoever has one IPv6 address has the 2^64 of its network (RFC 6177), and would have as many rates. A proxy's word may be
 * no address at all.
 */
function networkOf(address: string): string {
  const withoutPrefix = ipv4OfSocket.exec(address)?.[1] ?? address;
  if (!withoutPrefix.includes(':') || !ipaddr.isValid(withoutPrefix)) {
    return withoutPrefix;
  }
  const parsed = ipaddr.process(withoutPrefix);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : Buffer.from(parsed.toByteArray().slice(0, networkBytes)).toString('hex');
}

/** As a socket that takes both writes it: nearly every request, so it is not parsed. */
const ipv4OfSocket = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/;
/** A /64. */
const networkBytes = 8;
