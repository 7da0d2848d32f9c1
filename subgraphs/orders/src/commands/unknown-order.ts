import { notFound } from '@tillgraph/shared-domain/user-error';

export const unknownOrder = notFound('There is no order with this id.', ['input', 'orderId']);
