import { setTimeout as delay } from 'node:timers/promises';
import { StartRefused } from '@tillgraph/platform/config';
import type { Environment } from '../environment.ts';

/** The graph of a shop that runs, with the rights of one caller. */
export interface ShopGraph {
  /**
   * The data; `seen` is the consistency token of an answer that this one has to show. What passes is asked again, so
   * mutations have to be safe to repeat. Throws `StartRefused` for what the user can mend.
   */
  ask<Data>(document: string, variables?: object, seen?: string): Promise<GraphAnswer<Data>>;
}

export interface GraphAnswer<Data> {
  readonly data: Data;
  /** The answer's consistency token. */
  readonly seen: string | undefined;
}

/** `address` as the user gave it, else of the shop at PORT on this machine. `note` is told why it takes long. */
export function openShopGraph(
  address: string | undefined,
  environment: Environment,
  note: (sentence: string) => void,
): ShopGraph {
  const url = graphUrl(address ?? `http://127.0.0.1:${environment.PORT?.trim() || 4000}`);
  const { API_KEY: apiKey, OWNER_EMAIL: email, OWNER_PASSWORD: password } = environment;
  if (!apiKey && !(email && password)) {
    throw new StartRefused(
      'Say who asks: set API_KEY, or OWNER_EMAIL and OWNER_PASSWORD, in the environment.',
    );
  }
  let token: Promise<string> | undefined;
  let hasAnswered = false;
  let isLimited = false;

  async function signIn(): Promise<string> {
    const { data } = await untilItPasses<SignedIn>({
      query: signInMutation,
      variables: { input: { email, password } },
    });
    const { session, userErrors } = data.signIn;
    if (session) return session.accessToken;
    throw new StartRefused(`${email} cannot sign in at ${url}: ${userErrors[0]?.message}`);
  }

  async function untilItPasses<Data>(body: object, headers: Record<string, string> = {}) {
    const deadline = performance.now() + patience;
    for (;;) {
      const { data, errors, extensions, retryAfter } = await post<Data>(url, body, headers);
      const code = errors?.map(({ extensions }) => extensions?.code).find((each) => passing.has(each));
      // A shop that never answered is not there; one that did is being started again.
      hasAnswered ||= code !== 'UNREACHABLE';
      if (data && !errors) return { data, seen: extensions?.consistencyToken };
      const isOverdue = code !== 'RATE_LIMITED' && performance.now() > deadline;
      if (code === undefined || isOverdue || !hasAnswered) throw refusal(url, errors);
      if (code === 'RATE_LIMITED' && !isLimited) {
        isLimited = true;
        note('The shop takes so many changes a minute (its setting RATE_LIMIT): this goes on at that pace.');
      }
      await delay(retryAfter ?? pause);
    }
  }

  async function asCaller<Data>(body: object, seen: string | undefined): Promise<GraphAnswer<Data>> {
    token ??= apiKey ? Promise.resolve(apiKey) : signIn();
    return untilItPasses<Data>(body, {
      authorization: `Bearer ${await token}`,
      ...(seen && { 'consistency-token': seen }),
    });
  }

  return {
    async ask<Data>(query: string, variables: object = {}, seen?: string) {
      const used = token;
      try {
        return await asCaller<Data>({ query, variables }, seen);
      } catch (error) {
        if (apiKey || !used || !(error instanceof Unauthenticated)) throw error;
        // The access token has expired; the first of those that ask signs in again.
        if (token === used) token = undefined;
        return asCaller<Data>({ query, variables }, seen);
      }
    },
  };
}

/** ms; what passes is gone by then: a restart, or a read model that lags. */
const patience = 60_000;
/** ms */
const pause = 250;

const passing = new Set<unknown>([
  'RATE_LIMITED',
  'STALE_READ',
  'SUBGRAPH_UNAVAILABLE',
  'NOT_READY',
  'UNREACHABLE',
]);

const signInMutation =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { message } } }';

interface SignedIn {
  readonly signIn: {
    readonly session: { readonly accessToken: string } | null;
    readonly userErrors: readonly { readonly message: string }[];
  };
}

interface Reply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphError[];
  readonly extensions?: { readonly consistencyToken?: string };
  /** ms */
  readonly retryAfter?: number;
}

interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

class Unauthenticated extends StartRefused {}

function graphUrl(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) {
    throw new StartRefused(`${address} is no address of a shop: give one such as http://127.0.0.1:4000.`);
  }
  return `${address.replace(/\/(graphql)?$/, '')}/graphql`;
}

async function post<Data>(url: string, body: object, headers: Record<string, string>): Promise<Reply<Data>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    text = await response.text();
  } catch {
    // fetch says no more than that it failed; what to do about it is said when it does not pass.
    return { errors: [{ message: 'nothing answers', extensions: { code: 'UNREACHABLE' } }] };
  }
  if (!response.headers.get('content-type')?.includes('json')) {
    throw new StartRefused(`What answers at ${url} is no shop: give its address by --url.`);
  }
  const seconds = Number(response.headers.get('retry-after'));
  // A graph answers every request with such an object.
  return { ...(JSON.parse(text) as Reply<Data>), ...(seconds > 0 && { retryAfter: seconds * 1000 }) };
}

function refusal(url: string, errors: readonly GraphError[] = []): Error {
  const [{ message, extensions } = { message: 'no data' }] = errors;
  switch (extensions?.code) {
    case 'UNAUTHENTICATED':
      return new Unauthenticated(`The shop at ${url} does not know the caller: ${message}`);
    case 'FORBIDDEN':
      return new StartRefused(`The caller may not do this at ${url}: ${message}`);
    case 'UNREACHABLE':
      return new StartRefused(`No shop answers at ${url}: start it, or give another address by --url.`);
    default:
      return new StartRefused(`The shop at ${url} failed: ${message} (${extensions?.code})`);
  }
}
