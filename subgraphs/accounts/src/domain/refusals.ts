import { formatMoney, type Money } from '@tillgraph/shared-domain/money';
import {
  type ArgumentPath,
  invalidInput,
  notFound,
  stateNotAllowed,
  type UserError,
} from '@tillgraph/shared-domain/user-error';
import type { Account } from './account.ts';
import type { BookingRefusal } from './booking.ts';

export const accountNotFound = (path: ArgumentPath): UserError =>
  notFound('There is no account with this id.', path);

export const notADrawer = ({ code }: Account, path: ArgumentPath): UserError =>
  invalidInput(`The account ${code} is no cash drawer: choose one of the kind TILL.`, path);

/** Where a command's arguments name the account and the amount. */
export interface BookingPaths {
  readonly account: ArgumentPath;
  readonly amount: ArgumentPath;
}

/** A refused booking as the user is told. */
export function bookingError(account: Account, refusal: BookingRefusal, paths: BookingPaths): UserError {
  const message = bookingMessage(account, refusal);
  switch (refusal.reason) {
    case 'closed':
      return stateNotAllowed(message, paths.account);
    case 'foreignCurrency':
      return invalidInput(message, [...paths.amount, 'currencyCode']);
    case 'tooMuch':
      return invalidInput(message, [...paths.amount, 'amount']);
    case 'insufficientFunds':
      return {
        kind: 'InsufficientFunds',
        code: 'INSUFFICIENT_FUNDS',
        message,
        path: paths.amount,
        available: refusal.available,
      };
  }
}

export function bookingMessage({ code, currencyCode }: Account, refusal: BookingRefusal): string {
  switch (refusal.reason) {
    case 'closed':
      return `The account ${code} is closed: choose another.`;
    case 'foreignCurrency':
      return `The account ${code} is kept in ${currencyCode}: choose an amount or an account of one currency.`;
    case 'tooMuch':
      return `The account ${code} cannot take so much: use another account.`;
    case 'insufficientFunds':
      return `The account ${code} has ${told(refusal.available)} available: pay money in or choose less.`;
  }
}

function told(money: Money): string {
  const { amount, currencyCode } = formatMoney(money);
  return `${amount} ${currencyCode}`;
}
