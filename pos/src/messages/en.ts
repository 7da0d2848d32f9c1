import { accounts } from './en/accounts.ts';
import { address } from './en/address.ts';
import { apiKeys } from './en/api-keys.ts';
import { app } from './en/app.ts';
import { cart } from './en/cart.ts';
import { categories } from './en/categories.ts';
import { connection } from './en/connection.ts';
import { customers } from './en/customers.ts';
import { dashboard } from './en/dashboard.ts';
import { forms } from './en/forms.ts';
import { history } from './en/history.ts';
import { keys } from './en/keys.ts';
import { lists } from './en/lists.ts';
import { orders } from './en/orders.ts';
import { outcome } from './en/outcome.ts';
import { pay } from './en/pay.ts';
import { period } from './en/period.ts';
import { places } from './en/places.ts';
import { products } from './en/products.ts';
import { receipt } from './en/receipt.ts';
import { shift } from './en/shift.ts';
import { shop } from './en/shop.ts';
import { signIn } from './en/sign-in.ts';
import { status } from './en/status.ts';
import { stock } from './en/stock.ts';
import { till } from './en/till.ts';
import { aside, customer, delivery, discount, parked } from './en/till-dialogs.ts';
import { users } from './en/users.ts';

/** What the page says, in English. Another language is a catalogue of the same shape: see `Messages`. */
export const en = {
  accounts,
  app,
  aside,
  users,
  stock,
  shop,
  products,
  customers,
  categories,
  apiKeys,
  address,
  cart,
  connection,
  dashboard,
  customer,
  delivery,
  discount,
  forms,
  history,
  keys,
  lists,
  orders,
  outcome,
  parked,
  pay,
  period,
  places,
  receipt,
  shift,
  signIn,
  status,
  till,
};

export type Messages = typeof en;
