/** 32 connections, each request another order of the list, for SECONDS. Arguments: URL SECONDS IDS-FILE [TOKEN] */
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { query } from './shop-schema.js';

const [url, seconds, idsFile, token] = process.argv.slice(2);
const ids = JSON.parse(readFileSync(idsFile, 'utf8'));
const options = (duration) => ({
  url,
  connections: 32,
  duration,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  setupClient(client) {
    let next = Math.floor(Math.random() * ids.length);
    const body = () =>
      JSON.stringify({ query, operationName: 'Order', variables: { id: ids[next++ % ids.length] } });
    client.setBody(body());
    client.on('response', () => client.setBody(body()));
  },
});

await autocannon(options(2));
const result = await autocannon({
  ...options(Number(seconds)),
  verifyBody: (body) => !body.includes('"errors"'),
});
if (result.non2xx || result.errors || result.mismatches) {
  throw new Error(
    `${result.non2xx} answers were not 2xx, ${result.errors} failed, ${result.mismatches} had errors`,
  );
}
console.log(
  JSON.stringify({ rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }),
);
