import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/**
 * Whose words on where a request comes from (X-Forwarded-For) are believed: the nearest so many, or those with these
 * addresses. Any client can say them, so by default nobody's.
 */
export type TrustedProxies = number | readonly string[];

/** The address of the client behind the trusted proxies. */
export type ClientAddress = (request: IncomingMessage) => string;

export function createClientAddress(trusted: TrustedProxies): ClientAddress {
  const trust =
    typeof trusted === 'number'
      ? (_address: string, proxiesPassed: number) => proxiesPassed < trusted
      : proxyAddr.compile([...trusted]);
  return (request) => {
    // A client that has left has no address, and the library counts on one.
    const { remoteAddress } = request.socket;
    return remoteAddress === undefined ? '' : proxyAddr(request, trust);
  };
}
