import type { PaymentReference } from '@tillgraph/shared-domain/events/orders';

/** Each payment with its reference. Null also when the key of the person whose words they are was deleted. */
export function withReferences<Payment extends { readonly paymentId: string }>(
  payments: readonly Payment[],
  references: readonly PaymentReference[] = [],
): readonly (Payment & { readonly reference: string | null })[] {
  const referenceOf = new Map(references.map(({ paymentId, reference }) => [paymentId, reference]));
  return payments.map((payment) => ({ ...payment, reference: referenceOf.get(payment.paymentId) ?? null }));
}
