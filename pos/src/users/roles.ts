import { z } from 'zod';

/** From the one who may least. */
export const roles = z.enum(['CASHIER', 'MANAGER', 'OWNER']);
