import { systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestContext, testContext } from '@tillgraph/platform/testing';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { ExecutionResult } from 'graphql';
import { customer as aggregate, type Customer, decide } from './domain/customer.ts';
import { createCustomers } from './subgraph.ts';

let shop: TestContext;
beforeAll(async () => {
  shop = await testContext(createCustomers());
});
afterAll(() => shop.close());

describe('registering', () => {
  test('answers the customer, and the read model has it with the token', async () => {
    const ada = await register({ name: 'Ada Lovelace', email: 'Ada@example.com', phone: '+44 20 7946' });
    expect(ada).toMatchObject({
      customer: { name: 'Ada Lovelace', email: 'Ada@example.com', active: true, version: 1 },
      userErrors: [],
    });
    const found = await shop.run(
      'query ($id: ID!) { customer(id: $id) { name email phone } }',
      { id: ada.customer.id },
      { consistencyToken: ada.consistencyToken },
    );
    expect(found.data?.customer).toEqual({
      name: 'Ada Lovelace',
      email: 'Ada@example.com',
      phone: '+44 20 7946',
    });
  });

  test('takes an e-mail address once, however it is written, also in a race', async () => {
    const answers = await Promise.all(
      ['grace@example.com', 'GRACE@example.com'].map((email) => register({ name: 'Grace', email })),
    );
    const refusals = answers.flatMap((answer) => answer.userErrors);
    const [winner] = answers.flatMap((answer) => (answer.customer ? [answer.customer.id] : []));
    expect(refusals).toEqual([
      expect.objectContaining({ __typename: 'AlreadyExists', path: ['input', 'email'], existingId: winner }),
    ]);
  });

  test('names every wrong field at its path', async () => {
    const { userErrors } = await register({ name: '  ', email: 'no address', phone: 'a\u0000b' });
    expect(userErrors.map((error) => [error.__typename, error.path])).toEqual([
      ['InvalidInput', ['input', 'name']],
      ['InvalidInput', ['input', 'email']],
      ['InvalidInput', ['input', 'phone']],
    ]);
  });
});

describe('updating', () => {
  test('leaves what is absent, clears what is null, and gives the old e-mail address up', async () => {
    const { customer } = await register({ name: 'Edith', email: 'edith@example.com', phone: '1' });
    const updated = await change('updateCustomer', 'UpdateCustomerInput', {
      customerId: customer.id,
      email: null,
    });
    expect(updated.customer).toMatchObject({ name: 'Edith', email: null, phone: '1', version: 2 });
    expect((await register({ name: 'Other', email: 'edith@example.com' })).userErrors).toEqual([]);
  });

  test('with an old expectedVersion is a conflict that says the current one', async () => {
    const { customer } = await register({ name: 'Mary' });
    await change('deactivateCustomer', 'DeactivateCustomerInput', { customerId: customer.id });
    const late = await change('updateCustomer', 'UpdateCustomerInput', {
      customerId: customer.id,
      expectedVersion: 1,
      name: 'Mary Ann',
    });
    expect(late.userErrors).toEqual([
      expect.objectContaining({ __typename: 'Conflict', code: 'VERSION_MISMATCH', currentVersion: 2 }),
    ]);
  });

  test('of an unknown customer is NotFound', async () => {
    const answer = await change('deactivateCustomer', 'DeactivateCustomerInput', { customerId: 'nobody' });
    expect(answer.userErrors).toEqual([
      expect.objectContaining({ __typename: 'NotFound', path: ['input', 'customerId'] }),
    ]);
  });
});

describe('erasing', () => {
  const erase = (customerId: string, idempotencyKey: string = crypto.randomUUID()) =>
    change('eraseCustomer', 'EraseCustomerInput', { idempotencyKey, customerId });

  test('leaves a customer without anything of the person, whom nobody finds', async () => {
    const { customer } = await register({ name: 'Katherine', email: 'katherine@example.com', phone: '757' });
    await change('updateCustomer', 'UpdateCustomerInput', { customerId: customer.id, name: 'Katherine G.' });
    const left = { name: 'Erased customer', email: null, phone: null, active: false, version: 3 };
    const { customer: answered, consistencyToken } = await erase(customer.id);
    expect(answered).toMatchObject({ ...left, erasedAt: expect.any(String) });
    const result = await shop.run(
      `query ($id: ID!) { customer(id: $id) {
         name email phone active version history { edges { node { type data } } } } }`,
      { id: customer.id },
      { consistencyToken },
    );
    expect(dataOf(result).customer).toMatchObject(left);
    expect(JSON.stringify(result)).not.toMatch(/Katherine|757/);
    for (const search of ['katherine', '757', 'erased']) expect(await names({ search })).toEqual([]);
  });

  test('changes nothing the second time, and a repeat gets the first outcome', async () => {
    const { customer } = await register({ name: 'Dorothy' });
    const key = crypto.randomUUID();
    const first = await erase(customer.id, key);
    for (const again of [await erase(customer.id, key), await erase(customer.id)]) {
      expect(again).toMatchObject({ customer: first.customer, userErrors: [] });
    }
  });

  test('gives the e-mail address up to whoever registers with it', async () => {
    const { customer } = await register({ name: 'Mae', email: 'mae@example.com' });
    await erase(customer.id);
    const anew = await register({ name: 'Mae', email: 'Mae@example.com' });
    expect(anew.userErrors).toEqual([]);
    expect(anew.customer.id).not.toBe(customer.id);
  });

  test('is final: nothing else may be done with the customer', async () => {
    const { customer } = await register({ name: 'Annie' });
    await erase(customer.id);
    for (const [mutation, fields] of [
      ['updateCustomer', { name: 'Annie again' }],
      ['deactivateCustomer', {}],
      ['reactivateCustomer', {}],
    ] as const) {
      const inputType = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const { userErrors } = await change(mutation, inputType, { customerId: customer.id, ...fields });
      expect(userErrors).toEqual([
        expect.objectContaining({ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }),
      ]);
    }
  });

  test('of an unknown customer is NotFound', async () => {
    expect((await erase('nobody')).userErrors).toEqual([
      expect.objectContaining({ __typename: 'NotFound', path: ['input', 'customerId'] }),
    ]);
  });

  test('that ended after its event is finished by whoever is told of it', async () => {
    const { customer } = await register({ name: 'Melba', email: 'melba@example.com' });
    const stream = streamOf(aggregate, customer.id);
    // As by a process that ended before it deleted the key.
    await shop.log.execute<readonly [Customer | null], null>({
      metadata: systemMetadata('test', crypto.randomUUID()),
      aggregates: [{ aggregate, id: customer.id }],
      decide: ([{ state }]) => {
        const decision = decide({ type: 'EraseCustomer' }, state);
        return decision.accepted
          ? {
              accepted: true,
              appends: [{ stream, events: decision.events.map((event) => ({ event })) }],
              result: null,
            }
          : decision;
      },
    });
    await shop.settled();
    const [registered] = await shop.log.readStream(stream, { direction: 'forward', limit: 1 });
    expect(registered?.personal).toBeNull();
  });
});

describe('reading', () => {
  test('finds a part of name, e-mail or phone, without regard to case and marks', async () => {
    await register({ name: 'Élodie Zürn', email: 'elodie@zuern.example', phone: '0551-998877' });
    for (const search of ['elodie z', 'ZUERN', '9988'])
      expect(await names({ search })).toEqual(['Élodie Zürn']);
  });

  test('pages by name without repeating or skipping what is registered meanwhile', async () => {
    for (const name of ['page b', 'page d', 'page f']) await register({ name });
    await shop.settled();
    const first = await page({ search: 'page ' }, 2);
    for (const name of ['page a', 'page e']) await register({ name });
    await shop.settled();
    const second = await page({ search: 'page ' }, 2, first.pageInfo.endCursor);
    expect([...namesOf(first), ...namesOf(second)]).toEqual(['page b', 'page d', 'page e', 'page f']);
  });

  test('tells who did what, newest first, straight from the stream', async () => {
    const { customer } = await register({ name: 'Hedy' });
    const { consistencyToken } = await change('deactivateCustomer', 'DeactivateCustomerInput', {
      customerId: customer.id,
    });
    const result = await shop.run(
      'query ($id: ID!) { customer(id: $id) { history { edges { node { type version } } } } }',
      { id: customer.id },
      { consistencyToken },
    );
    const { history } = dataOf(result).customer as { history: Page<{ type: string; version: number }> };
    expect(history.edges.map(({ node }) => [node.type, node.version])).toEqual([
      ['CustomerDeactivated', 2],
      ['CustomerRegistered', 1],
    ]);
  });
});

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string };
}

interface Payload {
  readonly customer: { readonly id: string };
  readonly consistencyToken: string;
  readonly userErrors: readonly { readonly __typename: string; readonly path: readonly string[] }[];
}

const register = (fields: object) =>
  change('registerCustomer', 'RegisterCustomerInput', { idempotencyKey: crypto.randomUUID(), ...fields });

async function change(mutation: string, inputType: string, input: object): Promise<Payload> {
  const result = await shop.run(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
      customer { id name email phone active erasedAt version } consistencyToken
      userErrors { __typename code path ... on Conflict { currentVersion } ... on AlreadyExists { existingId } } } }`,
    { input },
  );
  return dataOf(result)[mutation] as Payload;
}

async function page(filter: object, first: number, after?: string): Promise<Page<{ name: string }>> {
  const result = await shop.run(
    'query ($filter: CustomerFilter, $first: Int, $after: String) { customers(filter: $filter, first: $first, after: $after) { edges { node { name } } pageInfo { endCursor } } }',
    { filter, first, after },
  );
  return dataOf(result).customers as Page<{ name: string }>;
}

async function names(filter: object): Promise<readonly string[]> {
  await shop.settled();
  return namesOf(await page(filter, 20));
}

const namesOf = (found: Page<{ name: string }>) => found.edges.map(({ node }) => node.name);

function dataOf({ data, errors }: ExecutionResult): Record<string, unknown> {
  if (!data || errors) throw new AggregateError(errors ?? [], errors?.join('\n'));
  return data;
}
