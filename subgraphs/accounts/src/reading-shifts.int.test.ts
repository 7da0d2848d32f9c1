import { type Bank, openBank, usd } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

test('shifts are listed newest first, by drawer, by whether they are open and by when they were opened', async () => {
  const drawer = await bank.open('listed', { kind: 'TILL' });
  for (const _ of [1, 2, 3]) await bank.endShift(await bank.beginShift(drawer, '0'), '0');
  await bank.beginShift(drawer, '0');
  await bank.settled();
  const list = async (filter: object, page: object = {}) => {
    const query = `query ($filter: TillSessionFilter, $first: Int, $after: String) {
      tillSessions(filter: $filter, first: $first, after: $after) {
        edges { node { number } } pageInfo { endCursor hasNextPage } } }`;
    const { tillSessions } = await bank.ask<Listed>(query, {
      filter: { accountId: drawer, ...filter },
      ...page,
    });
    return { ...tillSessions, numbers: tillSessions.edges.map(({ node }) => node.number) };
  };
  expect((await list({})).numbers).toEqual([4, 3, 2, 1]);
  expect((await list({ open: true })).numbers).toEqual([4]);
  expect((await list({ open: false, from: '2000-01-01T00:00:00Z' })).numbers).toEqual([3, 2, 1]);
  expect((await list({ to: '2000-01-01T00:00:00Z' })).numbers).toEqual([]);
  const first = await list({}, { first: 3 });
  expect(first.numbers).toEqual([4, 3, 2]);
  expect((await list({}, { first: 3, after: first.pageInfo.endCursor })).numbers).toEqual([1]);
});

test('whoever watches a drawer sees its shift’s cash come and go', async () => {
  const drawer = await bank.open('watched', { kind: 'TILL' });
  await bank.settled();
  const changes = await bank.subscribe(
    'subscription ($id: ID!) { balanceChanged(accountId: $id) { balance { amount } } }',
    { id: drawer },
  );
  let last = '';
  const next = async (): Promise<string> => {
    const { amount } = (await changes.next()).value.data.balanceChanged.balance;
    if (amount === last) return next(); // a change of the drawer's that leaves its balance
    last = amount;
    return amount;
  };
  expect(await next()).toBe('0.00');
  const tillSessionId = await bank.beginShift(drawer, '10');
  expect(await next()).toBe('10.00');
  await bank.shift('moveCash', { tillSessionId, direction: 'EXPENSE', amount: usd('4'), reason: 'Stamps' });
  expect(await next()).toBe('6.00');
  await bank.endShift(tillSessionId, '6.20');
  expect(await next()).toBe('6.20');
  await changes.return?.();
});

test.each([
  ['an unknown shift', '{ tillSession(id: "till-shift-999") { id } }'],
  ['what cannot be an id', '{ tillSession(id: "a\\u0000") { id } }'],
])('%s is null', async (_, query) => {
  expect(await bank.run(query)).toEqual({ data: { tillSession: null } });
});

interface Listed {
  readonly tillSessions: {
    readonly edges: readonly { readonly node: { readonly number: number } }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}
