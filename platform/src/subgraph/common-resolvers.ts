import type { Money } from '@tillgraph/shared-domain/money';
import { formatMoney } from '@tillgraph/shared-domain/money';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { DocumentNode } from 'graphql';
import { scalars } from './scalars.ts';

/** A connection that counts only when it is asked: a property that is a function has a resolver, for graphql-jit calls none. */
export interface Counted {
  readonly count: () => Promise<number>;
}

/** For each connection type that the schema gives a totalCount. */
export const countedConnection = { totalCount: (connection: Counted) => connection.count() };

/** Resolvers of the types that all contexts share, as far as this schema has them. */
export function commonResolvers(schema: DocumentNode): Readonly<Record<string, unknown>> {
  const present = new Set(
    schema.definitions.flatMap((definition) => ('name' in definition ? [definition.name?.value] : [])),
  );
  const all: Record<string, unknown> = {
    ...scalars,
    Money: {
      amount: (money: Money) => formatMoney(money).amount,
      currencyCode: (money: Money) => money.currency,
    },
    UserError: { __resolveType: (error: UserError) => error.kind },
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => present.has(name)));
}
