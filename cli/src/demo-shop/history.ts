/** What happens in the demo's past: days, and steps in the order of their time. Amounts are in hundredths. */
export interface PlannedDay {
  /** `2026-11-22`, of the shop's calendar. */
  readonly date: string;
  readonly steps: readonly PlannedStep[];
}

export type PlannedStep =
  | { readonly at: Date; readonly type: 'sales'; readonly sales: readonly PlannedSale[] }
  | { readonly at: Date; readonly type: 'refund'; readonly refund: PlannedRefund }
  /** Deliveries that were paid on days before are shipped, or cancelled when that is their fate. */
  | { readonly at: Date; readonly type: 'dispatch' }
  | { readonly at: Date; readonly type: 'openShift'; readonly by: StaffName }
  /** The day's takings are brought to the bank; `difference` is what is then counted beyond what should be there. */
  | { readonly at: Date; readonly type: 'closeShift'; readonly by: StaffName; readonly difference: number }
  /** Each customer pays in what his account has lost since it was opened. */
  | { readonly at: Date; readonly type: 'deposits'; readonly by: StaffName }
  /** What the card account holds comes to the bank. */
  | { readonly at: Date; readonly type: 'cardPayout' }
  | { readonly at: Date; readonly type: 'booking'; readonly booking: PlannedBooking }
  | { readonly at: Date; readonly type: 'receipts'; readonly receipts: readonly PlannedReceipt[] };

export interface PlannedSale {
  /** Of all sales this one's alone. */
  readonly key: string;
  readonly by: StaffName;
  readonly lines: readonly PlannedLine[];
  /** MIXED is five of cash, the rest by card. */
  readonly payment: 'CASH' | 'CARD' | 'ACCOUNT' | 'MIXED';
  /** Of the clientele, by name. */
  readonly customer: string | null;
  /** Of the whole order. */
  readonly discountPercent: number | null;
  readonly delivery: 'SHIPPED' | 'CANCELLED' | 'WAITING' | null;
  /** What becomes of it at first: unlucky ones are cancelled for want of stock, or of money on the account. */
  readonly outcome: 'COMPLETED' | 'PAID' | 'CANCELLED';
}

export interface PlannedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly discountPercent: number | null;
}

export interface PlannedRefund {
  /** The key of the sale. */
  readonly sale: string;
  /** The index of the line. */
  readonly line: number;
  readonly quantity: number;
  readonly restock: boolean;
  readonly reason: string;
}

/** On the account `bank`. */
export interface PlannedBooking {
  readonly command: 'recordIncome' | 'recordExpense';
  readonly amount: number;
  readonly description: string;
  readonly category: string;
}

export interface PlannedReceipt {
  readonly sku: string;
  readonly quantity: number;
}

/** Who works in the demo shop. Nobody knows their passwords. */
export const staff = [
  { name: 'Nora Weiss', role: 'MANAGER' },
  { name: 'Mia Santos', role: 'CASHIER' },
  { name: 'Jon Eklund', role: 'CASHIER' },
] as const;

export type StaffName = (typeof staff)[number]['name'];

export const manager: StaffName = 'Nora Weiss';
