import { z } from 'zod';
import { type Cart, emptyCart } from './cart.ts';

const discount = z.union([
  z.object({ percent: z.int() }),
  z.object({ amount: z.object({ minor: z.int(), currency: z.string() }) }),
]);

export const storedMoney = z.object({ amount: z.string(), currencyCode: z.string() });

export const storedAddress = z.object({
  lines: z.array(z.string()),
  city: z.string().optional(),
  postalCode: z.string().optional(),
  region: z.string().optional(),
  countryCode: z.string().optional(),
});

const lines = z.array(
  z.object({
    product: z.object({
      id: z.string(),
      name: z.string(),
      sku: z.string(),
      price: storedMoney,
      taxRate: z.string(),
      available: z.number().nullable(),
    }),
    quantity: z.int().positive(),
    discount: discount.optional(),
    note: z.string().optional(),
  }),
);

/** A cart as a browser keeps it; an earlier version of the page kept its lines alone. */
export const storedCart = z.union([
  z.object({
    lines,
    discount: discount.optional(),
    note: z.string().optional(),
    customer: z.object({ id: z.string(), name: z.string(), address: storedAddress.optional() }).optional(),
    delivery: storedAddress.optional(),
  }),
  lines.transform((earlier): Cart => ({ ...emptyCart, lines: earlier })),
]);
