import { must, mutate, newKey, query } from './graph.ts';
import { type Ledger, openBeside, readBalance, record } from './ledger.ts';
import { invariant, unaccounted } from './load.ts';
import { openSale, type Sale } from './sale.ts';

/** Drawers that a run has for itself, and where their cash comes from and goes to. */
export interface Shifts {
  readonly sale: Sale;
  readonly drawers: readonly Ledger[];
  readonly safe: Ledger;
  readonly account: Ledger;
}

export interface Report {
  readonly number: number;
  readonly openingFloat: Money;
  readonly cashSales: Money;
  readonly cashRefunds: Money;
  readonly cashIn: Money;
  readonly cashOut: Money;
  readonly expectedCash: Money;
  readonly counted: Money | null;
  readonly difference: Money | null;
}

export function openDrawers(count: number): Shifts {
  const sale = openSale({ products: 1, pieces: 1_000_000 });
  return {
    sale,
    drawers: Array.from({ length: count }, () => openBeside(sale, 'TILL')),
    safe: openBeside(sale, 'GENERAL'),
    account: openBeside(sale, 'GENERAL'),
  };
}

/** The id of the shift; undefined when it was refused, as in all that follows. */
export function openTill(drawer: Ledger, counted: number): string | undefined {
  const input = { ...keyed(), accountId: drawer.accountId, counted: money(drawer, counted) };
  return mutate<ShiftPayload>(drawer.session, 'openTill', shiftDocument('openTill', 'OpenTillInput'), input)
    ?.tillSession.id;
}

export function deposit(drawer: Ledger, account: Ledger, amount: number): void {
  const input = {
    ...keyed(),
    accountId: account.accountId,
    tillAccountId: drawer.accountId,
    amount: money(drawer, amount),
  };
  // Both balances rise.
  if (mutate(drawer.session, 'depositToAccount', depositDocument, input)) unaccounted.add(2 * amount);
}

/** The consistency token of what was moved. */
export function moveCash(
  drawer: Ledger,
  tillSessionId: string,
  direction: 'INCOME' | 'EXPENSE',
  amount: number,
  other?: Ledger,
): string | undefined {
  const input = {
    ...keyed(),
    tillSessionId,
    direction,
    amount: money(drawer, amount),
    reason: 'Load test',
    toAccountId: other?.accountId,
  };
  const document = shiftDocument('moveCash', 'MoveCashInput');
  const moved = mutate<ShiftPayload>(drawer.session, 'moveCash', document, input);
  if (moved && !other) unaccounted.add(direction === 'INCOME' ? amount : -amount);
  return moved?.consistencyToken;
}

export const xReport = (drawer: Ledger, id: string, token: string | undefined): Report | undefined =>
  query<{ tillSession: Report }>(drawer.session, 'tillSession', report, { id }, token)?.tillSession;

/** `token`: of the last that was taken out of the drawer before it was counted. */
export function closeTill(
  drawer: Ledger,
  tillSessionId: string,
  counted: number,
  token: string | undefined,
): void {
  const input = { ...keyed(), tillSessionId, counted: money(drawer, counted) };
  const document = shiftDocument('closeTill', 'CloseTillInput');
  const closed = mutate<ShiftPayload>(drawer.session, 'closeTill', document, input, token);
  if (closed) unaccounted.add(Number(closed.tillSession.difference?.amount));
}

/** For a teardown: every shift adds up and goes on from the one before, and no cash is lost. */
export function auditShifts({ sale, drawers, safe, account }: Shifts): void {
  for (const { shifts, balance } of drawers.map(auditedDrawer)) {
    invariant(
      'shifts are numbered without a gap',
      shifts.every(({ number }, index) => number === index + 1),
    );
    invariant('each shift is closed and adds up', shifts.every(addsUp));
    invariant(
      'each shift has the refund that was made before its count, and lacks what was taken from it',
      shifts.every(
        ({ cashRefunds, difference }) => units(cashRefunds) === givenBack && units(difference) === -lacking,
      ),
    );
    invariant(
      'each shift begins with what the last one left and what was sold since',
      shifts.every(
        ({ openingFloat }, index) => units(openingFloat) === units(shifts[index - 1]?.counted) + soldBetween,
      ),
    );
    invariant(
      'each drawer holds what was counted last',
      balance === units(shifts.at(-1)?.counted) + ownIncome,
    );
  }
  for (const ledger of [safe, account, sale]) unaccounted.add(-lastBalance(ledger).balance);
}

/** What is there, as soon as the read model has all of it; its shifts oldest first. */
function auditedDrawer(drawer: Ledger) {
  const { token, balance } = lastBalance(drawer);
  unaccounted.add(-balance);
  return { shifts: readShifts(drawer, token), balance };
}

/** With an income of the audit's own, for its token: a read model that has it has all before it. */
function lastBalance(ledger: Ledger): { readonly token: string; readonly balance: number } {
  const token = must(record(ledger, 'recordIncome', ownIncome), 'Recording a last transaction');
  return { token, balance: must(readBalance(ledger, token), 'Reading the balance') };
}

function readShifts({ session, accountId }: Ledger, token: string): readonly Report[] {
  const found: Report[] = [];
  let after: string | null = null;
  do {
    const page: ShiftPage = must(
      query<ShiftPage>(session, 'tillSessions', shifts, { accountId, after }, token),
      'Reading the shifts',
    );
    found.push(...page.tillSessions.edges.map(({ node }) => node));
    after = page.tillSessions.pageInfo.hasNextPage ? page.tillSessions.pageInfo.endCursor : null;
  } while (after);
  return found.reverse();
}

function addsUp(shift: Report): boolean {
  const cash =
    units(shift.openingFloat) +
    units(shift.cashSales) -
    units(shift.cashRefunds) +
    units(shift.cashIn) -
    units(shift.cashOut);
  const expected = units(shift.expectedCash);
  return (
    shift.counted !== null && cash === expected && units(shift.difference) === units(shift.counted) - expected
  );
}

const keyed = () => ({ idempotencyKey: newKey() });
const money = ({ currencyCode }: Ledger, amount: number) => ({ amount: String(amount), currencyCode });
/** Whole units alone are moved here, so sums of numbers are exact. A shift that is open has no count. */
const units = (amount: Money | null | undefined): number => Number(amount?.amount ?? 0);

/** In each shift: the price of a piece, and what its cashier is short of. */
export const givenBack = 5;
export const lacking = 1;
const soldBetween = 5;
const ownIncome = 1;

const figures = `number openingFloat { amount } cashSales { amount } cashRefunds { amount } cashIn { amount }
  cashOut { amount } expectedCash { amount } counted { amount } difference { amount }`;

const shiftDocument = (mutation: string, input: string) => `mutation ($input: ${input}!) {
  ${mutation}(input: $input) { tillSession { id difference { amount } } consistencyToken userErrors { code } }
}`;

const depositDocument = `mutation ($input: DepositInput!) {
  depositToAccount(input: $input) { to { id } consistencyToken userErrors { code } }
}`;

const report = `query ($id: ID!) { tillSession(id: $id) { ${figures} } }`;

const shifts = `query ($accountId: ID!, $after: String) {
  tillSessions(first: 100, after: $after, filter: { accountId: $accountId }) {
    edges { node { ${figures} } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Money {
  readonly amount: string;
}

interface ShiftPayload {
  readonly tillSession: { readonly id: string; readonly difference: Money | null };
}

interface ShiftPage {
  readonly tillSessions: {
    readonly edges: readonly { readonly node: Report }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
