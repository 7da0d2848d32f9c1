import {
  changeable,
  changeFields,
  clearable,
  code,
  id,
  idempotencyKey,
  list,
  nonNegativeMoney,
  optional,
  optionalText,
  taxRate,
  text,
} from '@tillgraph/shared-domain/input';
import { z } from 'zod';

const sku = code({ min: 1, max: 64 });
const name = text({ min: 1, max: 200 });
const description = { min: 0, max: 5000, multiline: true };
const barcodes = list(code({ min: 1, max: 64 }), { min: 0, max: 50, things: 'barcodes' }).superRefine(
  (values, context) => {
    values.forEach((value, index) => {
      if (values.indexOf(value) !== index) {
        context.addIssue({ code: 'custom', path: [index], message: 'Give each barcode once.' });
      }
    });
  },
);

export const createProductInput = z.object({
  idempotencyKey,
  sku,
  name,
  price: nonNegativeMoney,
  barcodes: barcodes.nullish().transform((given) => given ?? []),
  description: optionalText(description),
  taxRate: taxRate.nullish().transform((given) => given ?? 0),
  categoryId: optional(id),
});

export const updateProductInput = z.object({
  ...changeFields,
  productId: id,
  sku: changeable(sku),
  name: changeable(name),
  description: clearable(text(description)),
  barcodes: barcodes
    .nullable()
    .transform((given) => given ?? [])
    .exactOptional(),
  taxRate: taxRate
    .nullable()
    .transform((given) => given ?? 0)
    .exactOptional(),
  categoryId: clearable(id),
});

export const changePriceInput = z.object({ ...changeFields, productId: id, price: nonNegativeMoney });

export const changeProductInput = z.object({ ...changeFields, productId: id });
