/** How a client asks the graph by HTTP. */
export const overHttp = {
  url: '/graphql',
  preferGetMethod: false,
  // Offered an event stream, the gateway would take it, and that can set no cookies.
  fetchOptions: { headers: { accept: 'application/graphql-response+json, application/json' } },
  fetch: patientFetch,
} as const;

/** Gives up after a while: the gateway answers a mutation in 15 s or refuses it. */
function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const tooLong = AbortSignal.timeout(20_000);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, tooLong]) : tooLong });
}
