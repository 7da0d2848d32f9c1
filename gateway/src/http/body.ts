import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly message: string };

/** Reads a request's body, JSON of at most `maxBytes`; undefined for a request without one. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      return { ok: false, status: 413, message: `The request is larger than ${maxBytes} bytes.` };
    }
    chunks.push(chunk);
  }
  if (length === 0) {
    return { ok: true, json: undefined };
  }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && !type?.endsWith('+json')) {
    // Left to CSRF prevention, which refuses it; its text is not read as JSON.
    return { ok: true, json: undefined };
  }
  try {
    return { ok: true, json: JSON.parse(Buffer.concat(chunks, length).toString('utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) {
      return { ok: false, status: 400, message: 'The request is not valid JSON.' };
    }
    throw error;
  }
}
