import { known, orderAfter, place, placedAt, twoCoffees, usd } from '../testing/an-order.ts';
import { type PlaceOrder, placeOrder } from './place-order.ts';
import type { Known } from './references.ts';

const decide = (command: Partial<PlaceOrder>, facts: Known = known) =>
  placeOrder({ ...twoCoffees, ...command }, facts, placedAt);

const [cash] = twoCoffees.payments;
const pay = (...payments: readonly Partial<typeof cash>[]) =>
  payments.map((payment, index) => ({
    ...cash,
    tendered: null,
    paymentId: `p${index + 1}`,
    ...payment,
  })) as PlaceOrder['payments'];

const refusedWith = (...errors: readonly object[]) => ({
  accepted: false,
  errors: errors.map((error) => expect.objectContaining(error)),
});

test('an order is priced from the catalogue and is PENDING, at version 1', () => {
  expect(orderAfter(...place())).toMatchObject({
    id: '1',
    status: 'PENDING',
    version: 1,
    cashierId: 'cashier',
    subtotal: usd(1000),
    taxTotal: usd(200),
    total: usd(1200),
    lines: [
      { productName: 'Coffee', sku: 'COFFEE', categoryName: 'Drinks', unitPrice: usd(500), total: usd(1200) },
    ],
  });
});

test('the business date is the day in the shop’s time zone', () => {
  expect(orderAfter(...place()).businessDate).toBe('2025-12-31');
});

test('two lines of one product stay two lines', () => {
  const lines = [
    ...twoCoffees.lines,
    { lineId: 'l2', productId: 'coffee', quantity: 1000, discount: null, note: 'no milk' },
  ];
  expect(orderAfter(...place({ lines, payments: pay({}) })).lines).toMatchObject([
    { lineId: 'l1', quantity: 2000, note: null },
    { lineId: 'l2', quantity: 1000, note: 'no milk' },
  ]);
});

describe('references', () => {
  const line = (productId: string) => ({
    lineId: productId,
    productId,
    quantity: 1000,
    discount: null,
    note: null,
  });

  test('every unknown product and an unknown customer are told, each with its path', () => {
    const lines = [line('coffee'), line('none'), line('nothing')];
    expect(decide({ lines, customerId: 'nobody' })).toEqual(
      refusedWith(
        { kind: 'NotFound', path: ['input', 'lines', '1', 'productId'] },
        { kind: 'NotFound', path: ['input', 'lines', '2', 'productId'] },
        { kind: 'NotFound', path: ['input', 'customerId'] },
      ),
    );
  });

  test('an archived product is not sold', () => {
    expect(decide({ lines: [line('relic')] })).toEqual(
      refusedWith({ code: 'STATE_NOT_ALLOWED', path: ['input', 'lines', '0', 'productId'] }),
    );
  });

  test('a deactivated customer is not sold to', () => {
    const facts = { ...known, customer: { active: false, address: null } };
    expect(decide({ customerId: 'ada' }, facts)).toEqual(
      refusedWith({ code: 'STATE_NOT_ALLOWED', path: ['input', 'customerId'] }),
    );
  });
});

describe('payments', () => {
  test('cash handed over gives change, and one payment may leave its amount out', () => {
    expect(orderAfter(...place()).payments).toMatchObject([
      { amount: usd(1200), tendered: usd(2000), change: usd(800), status: 'PENDING', takenAt: null },
    ]);
  });

  test('the one without an amount takes the rest of the others', () => {
    const payments = pay({ amount: usd(200) }, { method: 'CARD' }, { amount: usd(300) });
    expect(orderAfter(...place({ payments })).payments.map(({ amount }) => amount.minor)).toEqual([
      200, 700, 300,
    ]);
  });

  test.each([
    ['too little', pay({ amount: usd(1199) }), ['input', 'payments']],
    ['too much', pay({ amount: usd(1201) }), ['input', 'payments']],
    [
      'far too much',
      pay(...Array.from({ length: 50 }, () => ({ amount: usd(10 ** 15) }))),
      ['input', 'payments'],
    ],
    ['no payment', [], ['input', 'payments']],
    ['two rests', pay({}, {}), ['input', 'payments', '1', 'amount']],
    ['a rest of nothing', pay({ amount: usd(1200) }, {}), ['input', 'payments', '1', 'amount']],
    ['an account that is not named', pay({ method: 'ACCOUNT' }), ['input', 'payments', '0', 'accountId']],
    [
      'another currency',
      pay({ amount: { minor: 1200, currency: 'EUR' } }),
      ['input', 'payments', '0', 'amount', 'currencyCode'],
    ],
    [
      'less cash than the amount',
      pay({ tendered: usd(1199) }),
      ['input', 'payments', '0', 'tendered', 'amount'],
    ],
    [
      'cash handed over for a card',
      pay({ method: 'CARD', tendered: usd(1200) }),
      ['input', 'payments', '0', 'tendered'],
    ],
  ])('%s is refused', (_what, payments, path) => {
    expect(decide({ payments })).toEqual(refusedWith({ kind: 'InvalidInput', path }));
  });

  test('a total of zero takes no payments', () => {
    const lines = [{ lineId: 'l1', productId: 'gift', quantity: 1000, discount: null, note: null }];
    expect(decide({ lines, payments: [] })).toMatchObject({ accepted: true });
    for (const payments of [pay({}), pay({ amount: usd(1) })]) {
      expect(decide({ lines, payments })).toEqual(
        refusedWith({ kind: 'InvalidInput', path: ['input', 'payments'] }),
      );
    }
  });
});

describe('the total that the client expects', () => {
  test('when it is another, the order is refused with both', () => {
    expect(decide({ expectedTotal: usd(1000) })).toEqual(
      refusedWith({ kind: 'PriceChanged', code: 'PRICE_CHANGED', expected: usd(1000), actual: usd(1200) }),
    );
    expect(decide({ expectedTotal: usd(1200) })).toMatchObject({ accepted: true });
  });

  test('in another currency it is malformed', () => {
    expect(decide({ expectedTotal: { minor: 1200, currency: 'EUR' } })).toEqual(
      refusedWith({ kind: 'InvalidInput', path: ['input', 'expectedTotal', 'currencyCode'] }),
    );
  });
});

test('more than an amount may be is refused at the line, and for all lines together', () => {
  const dear = {
    ...known,
    products: new Map([['yacht', { ...known.products.get('book'), price: usd(10 ** 15) }]]),
  } as Known;
  const yachts = (...quantities: readonly number[]) =>
    quantities.map((quantity, index) => ({
      lineId: `l${index}`,
      productId: 'yacht',
      quantity,
      discount: null,
      note: null,
    }));
  expect(decide({ lines: yachts(1000, 2000) }, dear)).toEqual(
    refusedWith({ kind: 'InvalidInput', path: ['input', 'lines', '1', 'quantity'] }),
  );
  expect(decide({ lines: yachts(...Array.from({ length: 500 }, () => 1000)) }, dear)).toEqual(
    refusedWith({ kind: 'InvalidInput', path: ['input', 'lines'] }),
  );
});

describe('a delivery', () => {
  const home = { lines: ['1 Main St'], city: null, postalCode: null, region: null, countryCode: 'US' };
  const facts = { ...known, customer: { active: true, address: home } };
  const work = { ...home, lines: ['2 Side St'] };

  test('goes to the customer’s own address unless told otherwise', () => {
    const delivery = { customerId: 'ada', fulfilmentMethod: 'DELIVERY' } as const;
    expect(orderAfter(...place(delivery, facts)).deliveryAddress).toEqual(home);
    expect(orderAfter(...place({ ...delivery, deliveryAddress: work }, facts)).deliveryAddress).toEqual(work);
  });

  test('is what an address is for: at the counter there is none', () => {
    expect(orderAfter(...place({ customerId: 'ada' }, facts)).deliveryAddress).toBeNull();
    expect(decide({ deliveryAddress: work })).toEqual(
      refusedWith({ kind: 'InvalidInput', path: ['input', 'deliveryAddress'] }),
    );
  });

  test('keeps what is personal under the customer’s key, or the order’s own', () => {
    const delivery = { customerId: 'ada', fulfilmentMethod: 'DELIVERY' } as const;
    expect(place(delivery, facts)).toMatchObject([
      { person: 'customer-ada', personal: { deliveryAddress: home } },
    ]);
    expect(place({ note: 'for Ada' })).toMatchObject([{ person: 'order-1', personal: { note: 'for Ada' } }]);
    const [line] = twoCoffees.lines;
    const lines = line ? [{ ...line, note: 'Ada’s' }] : [];
    expect(place({ lines })).toMatchObject([
      { person: 'order-1', personal: { lineNotes: [{ lineId: 'l1', note: 'Ada’s' }] } },
    ]);
  });

  test('needs no key when there is nothing personal', () => {
    expect(place({ customerId: 'ada' }, facts)[0]).not.toHaveProperty('person');
  });
});
