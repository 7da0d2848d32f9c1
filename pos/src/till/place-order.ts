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
  /** Nobody knows whether it was sold: it is to be asked for again. */
  | { readonly kind: 'lost' };

export async function placeOrder(client: Client, submission: Submission): Promise<Placed> {
  const { data, error } = await client.mutation(PlaceOrderDocument, { input: submission }).toPromise();
  const payload = data?.placeOrder;
  if (payload?.order) return { kind: 'placed', order: payload.order };
  if (payload && payload.userErrors.length > 0) return { kind: 'refused', refusals: payload.userErrors };
  return { kind: error && isForbidden(error) ? 'forbidden' : 'lost' };
}

const isForbidden = ({ graphQLErrors }: CombinedError): boolean =>
  graphQLErrors.some(({ extensions }) => extensions?.code === 'FORBIDDEN');
