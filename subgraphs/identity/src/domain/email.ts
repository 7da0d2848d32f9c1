import { text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';

/** An e-mail address as it was typed, less blanks around it. RFC 5321 ends at 254 characters. */
export const email = z
  .string('Give a text.')
  .transform((typed) => typed.trim())
  .pipe(text({ min: 1, max: 254 }))
  .pipe(z.email('Give an e-mail address, such as ana@example.com.'));

/** Addresses that differ in letter case or in blanks around them are one person's. */
export const normalizeEmail = (address: string): string => address.trim().toLowerCase();
