import { type ContextRuntime, countedConnection, history, mutation } from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import {
  changeCustomerInput,
  customerCommands,
  eraseCustomerInput,
  registerCustomerInput,
  updateCustomerInput,
} from './commands/customers.ts';
import { customer } from './domain/customer.ts';
import type { Resolvers } from './generated/schema.ts';
import { customerDocument, customers } from './projections/customers.ts';
import { findCustomers } from './queries/customers.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const commands = customerCommands(runtime);
  const payload = async ({ customerId }: { readonly customerId: string }) => {
    const { state } = await runtime.log.load(customer, customerId);
    return { customer: customerDocument(state) ?? null };
  };

  return {
    Query: {
      customer: async (_parent, { id }, request) => (await request.read(customers).get(id))?.document ?? null,
      customers: (_parent, args, request) => findCustomers(request.read(customers), args),
    },
    Mutation: {
      registerCustomer: mutation(runtime, {
        name: 'registerCustomer',
        input: registerCustomerInput,
        execute: commands.register,
        payload,
      }),
      updateCustomer: mutation(runtime, {
        name: 'updateCustomer',
        input: updateCustomerInput,
        execute: commands.update,
        payload,
      }),
      deactivateCustomer: mutation(runtime, {
        name: 'deactivateCustomer',
        input: changeCustomerInput,
        execute: commands.deactivate,
        payload,
      }),
      reactivateCustomer: mutation(runtime, {
        name: 'reactivateCustomer',
        input: changeCustomerInput,
        execute: commands.reactivate,
        payload,
      }),
      eraseCustomer: mutation(runtime, {
        name: 'eraseCustomer',
        input: eraseCustomerInput,
        execute: commands.erase,
        payload,
      }),
    },
    Customer: {
      __resolveReference: async ({ id }, request) =>
        (await request.read(customers).get(id))?.document ?? null,
      history: ({ id }, args) => history(runtime.log, streamOf(customer, id), args),
    },
    CustomerConnection: countedConnection,
  };
}
