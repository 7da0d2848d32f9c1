import { accounts } from './de/accounts.ts';
import { app } from './de/app.ts';
import { cart } from './de/cart.ts';
import { connection } from './de/connection.ts';
import { forms } from './de/forms.ts';
import { history } from './de/history.ts';
import { keys } from './de/keys.ts';
import { lists } from './de/lists.ts';
import { outcome } from './de/outcome.ts';
import { pay } from './de/pay.ts';
import { period } from './de/period.ts';
import { places } from './de/places.ts';
import { receipt } from './de/receipt.ts';
import { signIn } from './de/sign-in.ts';
import { status } from './de/status.ts';
import { till } from './de/till.ts';
import type { Messages } from './en.ts';

/** What the page says, in German. */
export const de: Messages = {
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
