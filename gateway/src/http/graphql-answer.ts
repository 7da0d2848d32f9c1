import type { ServerResponse } from 'node:http';

/** What a request with an operation is answered. */
export interface GraphqlAnswer {
  readonly status: number;
  /** Beside those of every answer. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: GraphqlAnswer): void {
  for (const [name, value] of headers) {
    response.setHeader(name, value);
  }
  response.statusCode = status;
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}
