import type {
  ClaimChange,
  CommandMetadata,
  CommandOutcome,
  EventStore,
} from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn } from '@tillgraph/platform/subgraph';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import {
  address,
  changeable,
  changeFields,
  clearable,
  id,
  idempotencyKey,
  optional,
  text,
} from '@tillgraph/shared-domain/input';
import { customerPerson } from '@tillgraph/shared-domain/person';
import { alreadyExists } from '@tillgraph/shared-domain/user-error';
import { z } from 'zod';
import { type Customer, type CustomerCommand, customer, decide } from '../domain/customer.ts';

const name = text({ min: 1, max: 200 });
const phone = text({ min: 1, max: 50 });
const email = text({ min: 1, max: 254 }).pipe(z.email('Give an e-mail address, such as ada@example.com.'));

export const registerCustomerInput = z.object({
  idempotencyKey,
  name,
  email: optional(email),
  phone: optional(phone),
  address: optional(address),
});

export const updateCustomerInput = z.object({
  ...changeFields,
  customerId: id,
  name: changeable(name),
  email: clearable(email),
  phone: clearable(phone),
  address: clearable(address),
});

export const eraseCustomerInput = z.object({ idempotencyKey, customerId: id });

export const changeCustomerInput = z.object({ ...changeFields, customerId: id });

type ChangeCustomer = z.output<typeof changeCustomerInput>;
type CustomerOutcome = Promise<CommandOutcome<{ readonly customerId: string }>>;

export function customerCommands({ log, newId }: ContextRuntime) {
  const execute = (
    command: CustomerCommand,
    change: ChangeCustomer,
    metadata: CommandMetadata,
  ): CustomerOutcome =>
    executeOn(log, {
      aggregate: customer,
      id: change.customerId,
      metadata,
      expectedVersion: change.expectedVersion,
      decide: (state) => decide(command, state),
      claims: (state, events) => emailClaims(log, change.customerId, state, events),
      result: { customerId: change.customerId },
    });

  return {
    register(fields: z.output<typeof registerCustomerInput>, metadata: CommandMetadata): CustomerOutcome {
      const customerId = newId();
      const { idempotencyKey, ...personal } = fields;
      const change = { customerId, idempotencyKey, expectedVersion: null };
      return execute({ type: 'RegisterCustomer', customerId, fields: personal }, change, metadata);
    },
    update(input: z.output<typeof updateCustomerInput>, metadata: CommandMetadata): CustomerOutcome {
      const { customerId: _id, idempotencyKey: _key, expectedVersion: _version, ...fields } = input;
      return execute({ type: 'UpdateCustomer', fields }, input, metadata);
    },
    deactivate: (input: ChangeCustomer, metadata: CommandMetadata) =>
      execute({ type: 'DeactivateCustomer' }, input, metadata),
    reactivate: (input: ChangeCustomer, metadata: CommandMetadata) =>
      execute({ type: 'ReactivateCustomer' }, input, metadata),
    /**
     * First the event, so that the erasure is known to all who keep something of the person, then the key. Should this
     * process end in between, they delete it. A repeat deletes it again: a backup may have brought it back.
     */
    async erase(
      { customerId, idempotencyKey }: z.output<typeof eraseCustomerInput>,
      metadata: CommandMetadata,
    ): CustomerOutcome {
      const change = { customerId, idempotencyKey, expectedVersion: null };
      const outcome = await execute({ type: 'EraseCustomer' }, change, metadata);
      if (outcome.accepted) await log.erase(customerPerson(customerId));
      return outcome;
    },
  };
}

/** An e-mail belongs to one customer. It is personal, so only its keyed hash is claimed. */
function emailClaims(
  log: EventStore,
  owner: string,
  state: Customer | null,
  events: readonly CustomerEvent[],
): readonly ClaimChange[] {
  return events.flatMap((event) => {
    const email = emailAfter(event);
    if (email === undefined) return [];
    const claim = (address: string, change: ClaimChange['change']): ClaimChange => ({
      scope: 'email',
      value: log.keyedHash(address.toLowerCase()),
      owner,
      change,
      taken: (existingId) =>
        alreadyExists('Another customer has this e-mail address.', existingId, ['input', 'email']),
    });
    return [
      ...(state?.email ? [claim(state.email, 'release')] : []),
      ...(email ? [claim(email, 'take')] : []),
    ];
  });
}

/** Undefined: as it was. */
function emailAfter(event: CustomerEvent): string | null | undefined {
  switch (event.type) {
    case 'CustomerRegistered':
    case 'CustomerUpdated':
      return event.personal.email;
    case 'CustomerErased':
      return null;
    case 'CustomerDeactivated':
    case 'CustomerReactivated':
      return undefined;
  }
}
