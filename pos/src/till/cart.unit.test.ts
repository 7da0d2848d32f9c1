import { addToCart, type Cart, seeProduct, setQuantity } from './cart.ts';
import { aProduct } from './testing/a-product.ts';

const [tea, honey] = [aProduct('tea', '5.00'), aProduct('honey', '8.99')];
const told = (cart: Cart) => cart.map(({ product, quantity }) => [product.id, quantity]);

test('a product that comes in again is one more of its line', () => {
  const cart = [tea, honey, tea].reduce(addToCart, [] as Cart);
  expect(told(cart)).toEqual([
    ['tea', 2],
    ['honey', 1],
  ]);
});

test('a quantity of zero takes the line out', () => {
  const cart = [tea, honey].reduce(addToCart, [] as Cart);
  expect(told(setQuantity(setQuantity(cart, 'honey', 7), 'tea', 0))).toEqual([['honey', 7]]);
  expect(told(setQuantity(cart, 'tea', -1))).toEqual([['honey', 1]]);
});

test('a quantity is never more than the graph takes', () => {
  expect(told(setQuantity(addToCart([], tea), 'tea', 10 ** 12))).toEqual([['tea', 999_999_999]]);
});

test('a product is seen with its new price, and only a change changes the cart', () => {
  const cart = addToCart([], tea);
  expect(seeProduct(cart, { ...tea })).toBe(cart);
  expect(seeProduct(cart, honey)).toBe(cart);
  const dearer = aProduct('tea', '6.00');
  expect(seeProduct(cart, dearer)).toEqual([{ product: dearer, quantity: 1 }]);
});
