import { accounts } from './de/accounts.ts';
import { address } from './de/address.ts';
import { apiKeys } from './de/api-keys.ts';
import { app } from './de/app.ts';
import { cart } from './de/cart.ts';
import { categories } from './de/categories.ts';
import { connection } from './de/connection.ts';
import { customers } from './de/customers.ts';
import { dashboard } from './de/dashboard.ts';
import { forms } from './de/forms.ts';
import { history } from './de/history.ts';
import { keys } from './de/keys.ts';
import { lists } from './de/lists.ts';
import { orders } from './de/orders.ts';
import { outcome } from './de/outcome.ts';
import { pay } from './de/pay.ts';
import { period } from './de/period.ts';
import { places } from './de/places.ts';
import { products } from './de/products.ts';
import { receipt } from './de/receipt.ts';
import { shift } from './de/shift.ts';
import { shop } from './de/shop.ts';
import { signIn } from './de/sign-in.ts';
import { status } from './de/status.ts';
import { stock } from './de/stock.ts';
import { till } from './de/till.ts';
import { aside, customer, delivery, discount, parked } from './de/till-dialogs.ts';
import { users } from './de/users.ts';
import type { Messages } from './en.ts';

/** What the page says, in German. */
export const de: Messages = {
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
