/**
 * `connections` kept connections, each with one request under way, for `seconds` after a warm-up. The requests are those
 * of `kind` (see requests.js), each made of `data`.
 */
import autocannon from 'autocannon';
import { answer, parameters } from '../measuring/script.js';
import { requests } from './requests.js';

/** s in which code is compiled and connections are opened. */
const warmUpTime = 2;

const { url, token, connections, seconds, kind, data } = parameters();
const { nextBody, isGood } = requests[kind](data);
const options = (duration) => ({
  url,
  connections,
  duration,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
});

const warmUp = await autocannon(options(warmUpTime));
const result = await autocannon({ ...options(seconds), verifyBody: isGood });
if (result.non2xx || result.errors || result.mismatches) {
  throw new Error(
    `${result.non2xx} answers were not 2xx, ${result.errors} failed, ${result.mismatches} were refused or had errors`,
  );
}
if (result['2xx'] === 0) throw new Error(`${url} answered nothing in ${seconds} s`);
answer({
  rate: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  /** Also of the warm-up; what was under way at the end of either is not counted. */
  answered: warmUp['2xx'] + result['2xx'],
});
