import { request } from 'undici';
import * as z from 'zod';

/** The SDL of the subgraph at `url`, as it tells it itself. */
export async function introspectSubgraph(url: string, signal: AbortSignal): Promise<string> {
  const { body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeout)]),
  });
  return answer.parse(await body.json()).data._service.sdl;
}

/** ms. */
const answerTimeout = 5_000;

const answer = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });
