import { hash, verify } from '@node-rs/argon2';

export interface PasswordHasher {
  /** In PHC format, with its salt and parameters. */
  hash(password: string): Promise<string>;
  /** `passwordHash` null: there is none to compare with; takes as long as if there were. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
}

/**
 * argon2id (RFC 9106) with the parameters of OWASP's password storage cheat sheet, on libuv's threads. `concurrency`
 * bounds them: more would take the threads from the program's files and names, and 19 MiB each.
 */
export function createPasswordHasher(concurrency = 2): PasswordHasher {
  const limited = limit(concurrency);
  return {
    hash: (password) => limited(() => hash(utf8(password), parameters)),
    verify: async (passwordHash, password) => {
      const matches = await limited(() => verify(passwordHash ?? hashOfNothing, utf8(password)));
      return matches && passwordHash !== null;
    },
  };
}

/** memoryCost in KiB. The algorithm is the library's default, for its enum has no value outside of types. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a random password that nobody knows, under the same parameters. */
export const hashOfNothing =
  '$argon2id$v=19$m=19456,t=2,p=1$RsMFJgLfC8SAECnqfiMyeA$jnO95l2NwlIwXLEQ2nYcm/247ujjBL8qk2ibF8XAyN8';

/** One accented character may be typed in two ways, and is one password. */
const utf8 = (password: string): Buffer => Buffer.from(password.normalize('NFC'));

/** Runs at most `concurrency` at once; the others wait in order. */
function limit(concurrency: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (running === concurrency) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
