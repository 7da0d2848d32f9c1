import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      ...headers,
    })
    .end(text);
}

export function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  text: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers })
    .end(text);
}

/** A request that is refused before there is an operation. */
export const sendRefusal = (
  response: ServerResponse,
  status: number,
  error: GraphQLFormattedError,
  headers: Readonly<Record<string, string>> = {},
): void => sendJson(response, status, { errors: [error] }, headers);
