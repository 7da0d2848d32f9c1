import { text } from '@tillgraph/shared-domain/input';

/** Long rather than complicated (NIST SP 800-63B); the upper bound keeps hashing cheap. */
export const password = text({ min: 8, max: 200 });
