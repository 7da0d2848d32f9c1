import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whose page a browser says that a request comes from: by Sec-Fetch-Site, which only browsers can send, or by Origin,
 * which those send that have no Sec-Fetch-Site, and those that connect a WebSocket. Other pages of the same site (another
 * port, another subdomain) are others: SameSite alone lets them in.
 *
 * `unsaid`: by no browser, or by an old one of a form or a link.
 */
export function pageOf(headers: IncomingHttpHeaders, ownOrigin: () => string): 'own' | 'foreign' | 'unsaid' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    return site === 'same-origin' ? 'own' : 'foreign';
  }
  if (headers.origin === undefined) {
    return 'unsaid';
  }
  return headers.origin.toLowerCase() === ownOrigin() ? 'own' : 'foreign';
}

/** What no form and no link can send, and no foreign page without asking before. */
export const isBeyondForms = (headers: IncomingHttpHeaders): boolean =>
  headers['apollo-require-preflight'] !== undefined ||
  headers['content-type']?.toLowerCase().startsWith('application/json') === true;
