import type { Client, CombinedError } from '@urql/core';
import {
  PlaceOrderDocument,
  type PlaceOrderMutation,
  type SaleFragment,
} from '../graph/generated/graphql.ts';
import type { Submission } from './submission.ts';

export type Refusals = NonNullable<PlaceOrderMutation['placeOrder']>['userErrors'];

export type Placed =
  | { readonly kind: 'placed'; readonly order: SaleFragment }
  | { readonly kind: 'refused'; readonly refusals: Refusals }
  | { readonly kind: 'forbidden' }
  /** The shop did not run it, and will not take it either when it is sent again. */
  | { readonly kind: 'failed'; readonly code: string }
  /** Nobody knows whether it was sold: it is to be asked for again. */
  | { readonly kind: 'lost' };

export async function placeOrder(client: Client, submission: Submission): Promise<Placed> {
  const { data, error } = await client.mutation(PlaceOrderDocument, { input: submission }).toPromise();
  const payload = data?.placeOrder;
  if (payload?.order) return { kind: 'placed', order: payload.order };
  if (payload && payload.userErrors.length > 0) return { kind: 'refused', refusals: payload.userErrors };
  return error ? failureOf(error) : { kind: 'lost' };
}

/** What is not known to be final may have been sold. */
export function failureOf({
  graphQLErrors,
  response,
}: Pick<CombinedError, 'graphQLErrors' | 'response'>): Placed {
  const codes = graphQLErrors.map(({ extensions }) => String(extensions?.code));
  if (codes.includes('FORBIDDEN')) return { kind: 'forbidden' };
  const code =
    codes.find((each) => final.has(each)) ?? (response?.status === tooLarge ? 'HTTP 413' : undefined);
  return code === undefined ? { kind: 'lost' } : { kind: 'failed', code };
}

/** Told before anything is run. */
const final: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_TOO_COMPLEX',
]);
/** An HTTP status. */
const tooLarge = 413;
