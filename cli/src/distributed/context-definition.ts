import { createAccounts } from '@tillgraph/accounts/subgraph';
import { createCatalog } from '@tillgraph/catalog/subgraph';
import { createCustomers } from '@tillgraph/customers/subgraph';
import { createIdentity } from '@tillgraph/identity/subgraph';
import { createInventory } from '@tillgraph/inventory/subgraph';
import { createOrders } from '@tillgraph/orders/subgraph';
import { type ApiKeyAnswer, apiKeyPath } from '@tillgraph/platform/api-keys';
import type { EventBus } from '@tillgraph/platform/event-bus';
import { createSecretBox } from '@tillgraph/platform/person-keys';
import type { ContextDefinition } from '@tillgraph/platform/subgraph';
import type { ServedDocument } from '@tillgraph/platform/subgraph-server';
import { createReports } from '@tillgraph/reports/subgraph';
import { tellOwner } from '../shop/tell-owner.ts';
import type { ContextProcessOptions } from './context-process.ts';
import { recordedCurrency } from './recorded-currency.ts';

export interface DefinitionOptions extends ContextProcessOptions {
  /** Of the context's own database. */
  readonly databaseUrl: string;
  readonly bus: EventBus;
}

export interface DefinedContext {
  readonly definition: ContextDefinition;
  /** What it answers beside operations, by path. */
  readonly documents: ReadonlyMap<string, ServedDocument>;
}

export async function createDefinition(options: DefinitionOptions): Promise<DefinedContext> {
  const { context, settings } = options;
  switch (context) {
    case 'identity':
      return defineIdentity(options);
    case 'catalog':
      return alone(createCatalog(settings.shop));
    case 'inventory':
      return alone(createInventory());
    case 'customers':
      return alone(createCustomers());
    case 'accounts':
      return alone(createAccounts({ currency: await recordedCurrency(options) }));
    case 'orders':
      return alone(createOrders({ orderTimeout: settings.orderTimeout }));
    case 'reports':
      return alone(createReports());
  }
}

const alone = (definition: ContextDefinition): DefinedContext => ({ definition, documents: new Map() });

function defineIdentity({ settings, masterKey, databaseUrl, opened }: DefinitionOptions): DefinedContext {
  const identity = opened.opened(
    'identity',
    createIdentity({
      databaseUrl,
      secretBox: createSecretBox(masterKey),
      accessTokenLifetime: settings.accessTokenLifetime,
      ownerEmail: settings.ownerEmail,
      ownerPassword: settings.ownerPassword,
      onFirstOwner: tellOwner,
    }),
    (each) => each.close(),
  );
  return {
    definition: identity,
    documents: new Map<string, ServedDocument>([
      ['/.well-known/jwks.json', () => identity.jwks()],
      [
        apiKeyPath,
        async (parameters): Promise<ApiKeyAnswer> => ({
          apiKey: await identity.findApiKey(parameters.get('hash') ?? ''),
        }),
      ],
    ]),
  };
}
