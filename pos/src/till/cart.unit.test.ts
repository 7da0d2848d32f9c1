import { addToCart, type Cart, changeLine, emptyCart, isEmpty, seeProduct, setQuantity } from './cart.ts';
import { aProduct } from './testing/a-product.ts';

const [tea, honey] = [aProduct('tea', '5.00'), aProduct('honey', '8.99')];
const told = ({ lines }: Cart) => lines.map(({ product, quantity }) => [product.id, quantity]);
const cartOf = (...products: (typeof tea)[]) => products.reduce(addToCart, emptyCart);

test('a product that comes in again is one more of its line', () => {
  expect(told(cartOf(tea, honey, tea))).toEqual([
    ['tea', 2],
    ['honey', 1],
  ]);
});

test('a quantity of zero takes the line out', () => {
  const cart = cartOf(tea, honey);
  expect(told(setQuantity(setQuantity(cart, 'honey', 7), 'tea', 0))).toEqual([['honey', 7]]);
  expect(told(setQuantity(cart, 'tea', -1))).toEqual([['honey', 1]]);
});

test('a quantity is never more than the graph takes', () => {
  expect(told(setQuantity(cartOf(tea), 'tea', 10 ** 12))).toEqual([['tea', 999_999_999]]);
});

test('a product is seen with its new price, and only a change changes the cart', () => {
  const cart = changeLine(cartOf(tea), 'tea', { note: 'as a present' });
  expect(seeProduct(cart, { ...tea })).toBe(cart);
  expect(seeProduct(cart, honey)).toBe(cart);
  const dearer = aProduct('tea', '6.00');
  expect(seeProduct(cart, dearer).lines).toEqual([{ product: dearer, quantity: 1, note: 'as a present' }]);
});

test('a cart with a customer and nothing to sell is not empty', () => {
  expect(isEmpty({ lines: [], note: undefined })).toBe(true);
  expect(isEmpty(cartOf(tea))).toBe(false);
  expect(isEmpty({ lines: [], customer: { id: 'ann', name: 'Ann' } })).toBe(false);
});
