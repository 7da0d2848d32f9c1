import { createClient } from '/graphiql/graphql-ws/client.js';
import { tabs } from '/graphiql/tabs.js';

/* global GraphiQL, React, ReactDOM */

const tokenKey = 'tillgraph:access-token';
const url = '/graphql';

const authorization = () => {
  const token = localStorage.getItem(tokenKey);
  return token ? { authorization: `Bearer ${token}` } : {};
};

const wsClient = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${url}`,
  connectionParams: authorization,
});

/** Remembers the access token that a sign-in answers, for everything that follows in this browser. */
async function fetchAndRemember(input, init) {
  const response = await fetch(input, { ...init, headers: { ...authorization(), ...init.headers } });
  const { data } = await response
    .clone()
    .json()
    .catch(() => ({}));
  const session = data?.signIn?.session ?? data?.refreshSession?.session;
  if (session?.accessToken) {
    localStorage.setItem(tokenKey, session.accessToken);
    wsClient.terminate();
  }
  if (data?.signOut || response.status === 401) {
    localStorage.removeItem(tokenKey);
    wsClient.terminate();
  }
  return response;
}

/** Some product of the catalogue, which is open to all, so that the first order can be sent as it stands. */
async function someProduct() {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ products(first: 1) { edges { node { id } } } }' }),
  });
  const { data } = await response.json();
  return data?.products?.edges[0]?.node.id;
}

const fetcher = GraphiQL.createFetcher({ url, wsClient, fetch: fetchAndRemember });
const productId = await someProduct().catch(() => undefined);

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: tabs(productId),
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
    // GraphiQL keeps what is typed, passwords too: not for longer than its window.
    storage: sessionStorage,
  }),
);
