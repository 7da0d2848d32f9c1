import { z } from 'zod';

/** Who is signed in, and until when the access token counts (ms since 1970). The tokens are the cookies' own. */
export type StoredSession = z.infer<typeof shape>;

const shape = z.object({
  /** Somebody who works here. scopes: what the role may do. */
  cashier: z.object({ id: z.string(), displayName: z.string(), scopes: z.array(z.string()) }),
  expiresAt: z.number(),
});

/** What all tabs of the page know of the session. */
export interface SessionStorage {
  read(): StoredSession | undefined;
  write(session: StoredSession | undefined): void;
  /** Hears what other tabs write. */
  onChange(listener: (session: StoredSession | undefined) => void): void;
}

export function browserSessionStorage(): SessionStorage {
  return {
    read: () => parse(localStorage.getItem(key)),
    write(session) {
      if (session) localStorage.setItem(key, JSON.stringify(session));
      else localStorage.removeItem(key);
    },
    onChange(listener) {
      addEventListener('storage', (event) => {
        if (event.key === key || event.key === null) listener(parse(event.newValue));
      });
    },
  };
}

const key = 'tillgraph.session';

/** Of an earlier version, or of somebody's tools: as if there were none. */
function parse(text: string | null): StoredSession | undefined {
  if (text === null) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
