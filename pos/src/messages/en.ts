import { accounts } from './en/accounts.ts';
import { app } from './en/app.ts';
import { cart } from './en/cart.ts';
import { connection } from './en/connection.ts';
import { forms } from './en/forms.ts';
import { history } from './en/history.ts';
import { keys } from './en/keys.ts';
import { lists } from './en/lists.ts';
import { outcome } from './en/outcome.ts';
import { pay } from './en/pay.ts';
import { period } from './en/period.ts';
import { places } from './en/places.ts';
import { receipt } from './en/receipt.ts';
import { signIn } from './en/sign-in.ts';
import { status } from './en/status.ts';
import { till } from './en/till.ts';

/** What the page says, in English. Another language is a catalogue of the same shape: see `Messages`. */
export const en = {
  accounts,
  app,
  cart,
  connection,
  forms,
  history,
  keys,
  lists,
  outcome,
  pay,
  period,
  places,
  receipt,
  signIn,
  status,
  till,
};

export type Messages = typeof en;
