import type { DocumentLimits } from '@tillgraph/platform/document-limits';
import type { Deadlines } from './execution/execute-operation.ts';
import type { TrustedProxies } from './http/trusted-proxies.ts';
import type { TrustedDocuments } from './security/trusted-documents.ts';
import type { SocketLimits } from './subscriptions/web-socket.ts';

export interface GatewaySettings {
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /** Operations a minute for each user or address. */
  readonly rateLimit: number;
  readonly introspection: boolean;
  /** Undefined: every operation is run that keeps to the limits. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  readonly trustedProxies: TrustedProxies;
}

export interface GatewayLimits {
  /** Bytes of a request, or of a message on a socket. Room for an order of 5,000 lines. */
  readonly body: number;
  /** Of a document. */
  readonly tokens: number;
  readonly document: DocumentLimits;
  /** Objects that an operation may ask for; see `costOf`. A page of 1,000 products with their stock costs 3,000. */
  readonly cost: number;
  readonly sockets: SocketLimits;
  /** Open at once, for each user or address. */
  readonly eventStreams: number;
  readonly deadlines: Deadlines;
  /** Bytes of a subgraph's answer. */
  readonly answer: number;
}

export const standardLimits: GatewayLimits = {
  body: 2 * 1024 * 1024,
  tokens: 10_000,
  document: { depth: 25, nesting: 100, aliases: 60, fields: 2_000 },
  cost: 50_000,
  sockets: { operations: 100, operationId: 128, controlMessages: 1_000, controlMessage: 4_096 },
  eventStreams: 100,
  deadlines: { query: 10_000, mutation: 15_000, firstState: 60_000 },
  answer: 64 * 1024 * 1024,
};

/** Of subgraphs that are not ours nobody knows what their operations cost: only what takes the gateway itself down is refused. */
export const foreignLimits: GatewayLimits = {
  ...standardLimits,
  tokens: 50_000,
  document: { depth: 80, nesting: 100, aliases: 5_000, fields: 10_000 },
  cost: Number.POSITIVE_INFINITY,
  deadlines: { query: 30_000, mutation: 30_000, firstState: 60_000 },
};
