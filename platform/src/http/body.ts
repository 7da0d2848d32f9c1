import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string };

/** Reads a request's body, JSON of at most `maxBytes`; undefined for a request without one. Rejects when the client leaves. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const body = await read(request, maxBytes);
  if (body === 'too large') {
    return { ok: false, status: 413, message: `The request is larger than ${maxBytes} bytes.` };
  }
  // Anything but JSON is left to CSRF prevention, which refuses it.
  if (body.length === 0 || !isJson(request)) {
    return { ok: true, json: undefined };
  }
  try {
    return { ok: true, json: JSON.parse(body.toString('utf8')) };
  } catch (error) {
    if (error instanceof SyntaxError) {
      return { ok: false, status: 400, message: 'The request is not valid JSON.' };
    }
    throw error;
  }
}

function read(request: IncomingMessage, maxBytes: number): Promise<Buffer | 'too large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
      } else {
        // What is still to come is not read: the connection ends with the answer.
        request.pause();
        resolve('too large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks, length)));
    request.on('error', reject);
  });
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' || type?.endsWith('+json') === true;
}
