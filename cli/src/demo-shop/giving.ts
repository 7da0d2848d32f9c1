import type { Execute } from '../shop/shop-client.ts';

/** Gives a command of the demo under a key of its own, so that it has one effect; answers the entity it is about. */
export type Give = (command: DemoCommand, key: string, input: object) => Promise<Given>;

/** As the command's operation asks for it. */
export interface Given {
  readonly id: string;
  /** Of an order. */
  readonly status?: string;
  readonly lines?: readonly { readonly id: string }[];
}

export type DemoCommand = keyof typeof commands;

/** Each command: its context, its input's type, and the entity it is about with what is of interest of it. */
const commands = {
  createUser: ['identity', 'CreateUserInput', 'user', 'id'],
  createCategory: ['catalog', 'CreateCategoryInput', 'category', 'id'],
  createProduct: ['catalog', 'CreateProductInput', 'product', 'id'],
  receiveStock: ['inventory', 'ReceiveStockInput', 'product', 'id'],
  setLowStockThreshold: ['inventory', 'SetLowStockThresholdInput', 'product', 'id'],
  registerCustomer: ['customers', 'RegisterCustomerInput', 'customer', 'id'],
  openAccount: ['accounts', 'OpenAccountInput', 'account', 'id'],
  recordIncome: ['accounts', 'RecordTransactionInput', 'account', 'id'],
  recordExpense: ['accounts', 'RecordTransactionInput', 'account', 'id'],
  transfer: ['accounts', 'TransferInput', 'from', 'id'],
  depositToAccount: ['accounts', 'DepositInput', 'to', 'id'],
  openTill: ['accounts', 'OpenTillInput', 'tillSession', 'id'],
  moveCash: ['accounts', 'MoveCashInput', 'tillSession', 'id'],
  closeTill: ['accounts', 'CloseTillInput', 'tillSession', 'id'],
  placeOrder: ['orders', 'PlaceOrderInput', 'order', 'id status lines { id }'],
  shipOrder: ['orders', 'ShipOrderInput', 'order', 'id'],
  cancelOrder: ['orders', 'CancelOrderInput', 'order', 'id'],
  refundOrder: ['orders', 'RefundOrderInput', 'order', 'id'],
} as const;

/** Throws when a command is refused. */
export function createGiving(execute: Execute): Give {
  return async (command, key, input) => {
    const [context, inputType, entity, selection] = commands[command];
    const data = await execute(
      context,
      `mutation ($input: ${inputType}!) { ${command}(input: $input) { ${entity} { ${selection} } userErrors { message } } }`,
      { input: { idempotencyKey: `demo-${key}`, ...input } },
    );
    // As the operation asks for it; null only for a field that failed, and then `execute` threw.
    const payload = data[command] as Record<string, Given | null> & {
      userErrors: readonly { message: string }[];
    };
    const given = payload[entity];
    if (!given)
      throw new Error(`The demo's ${command} ${key} was refused: ${payload.userErrors[0]?.message}`);
    return given;
  };
}
