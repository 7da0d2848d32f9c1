import proxyAddr from 'proxy-addr';

/**
 * Whose words on where a request comes from (X-Forwarded-For, -Proto and -Host) are believed: the nearest so many, or
 * those with these addresses. Any client can say them, so by default nobody's.
 */
export type TrustedProxies = number | readonly string[];

/** Whether what is at this address, behind so many proxies, is one of them. */
export type ProxyTrust = (address: string, proxiesPassed: number) => boolean;

export const createProxyTrust = (trusted: TrustedProxies): ProxyTrust =>
  typeof trusted === 'number'
    ? (_address, proxiesPassed) => proxiesPassed < trusted
    : proxyAddr.compile([...trusted]);
