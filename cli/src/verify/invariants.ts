import type { CreateInvariant } from './invariant.ts';
import { balancesAreSums } from './invariants/balances-are-sums.ts';
import { logIsInOrder } from './invariants/log-is-in-order.ts';
import { moneyHasTwoSides } from './invariants/money-has-two-sides.ts';
import { numbersHaveNoGap } from './invariants/numbers-have-no-gap.ts';
import { orderFiguresAddUp } from './invariants/order-figures-add-up.ts';
import { orderTakesEachStepOnce } from './invariants/order-takes-each-step-once.ts';
import { paidOrderHasItsMoney } from './invariants/paid-order-has-its-money.ts';
import { paymentIsBookedOnce } from './invariants/payment-is-booked-once.ts';
import { refundStaysWithinSale } from './invariants/refund-stays-within-sale.ts';
import { shiftHoldsItsCash } from './invariants/shift-holds-its-cash.ts';
import { soldGoodsLeaveOnce } from './invariants/sold-goods-leave-once.ts';
import { stockIsNeverShort } from './invariants/stock-is-never-short.ts';
import { sumOfAccounts } from './invariants/sum-of-accounts.ts';

/** All that must always hold of the logs. */
export const invariants: readonly CreateInvariant[] = [
  logIsInOrder,
  numbersHaveNoGap,
  balancesAreSums,
  moneyHasTwoSides,
  sumOfAccounts,
  shiftHoldsItsCash,
  stockIsNeverShort,
  orderTakesEachStepOnce,
  orderFiguresAddUp,
  refundStaysWithinSale,
  paymentIsBookedOnce,
  paidOrderHasItsMoney,
  soldGoodsLeaveOnce,
];
