/** One client that asks for one and the same page, again and again: `query` with `variables`. */
import { closedLoop } from '../measuring/closed-loop.js';
import { answer, parameters } from '../measuring/script.js';
import { graphClient } from '../shop/graph-client.js';

const { url, token, seconds, query, variables } = parameters();
const client = graphClient(url, token);
answer(await closedLoop(1, seconds, () => client.ask(query, variables)));
await client.stop();
