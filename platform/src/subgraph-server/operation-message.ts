import * as z from 'zod';

/** An operation as GraphQL over HTTP and graphql-transport-ws carry it. */
export const operationMessage = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
export type OperationMessage = z.infer<typeof operationMessage>;
