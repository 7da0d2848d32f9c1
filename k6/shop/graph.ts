import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';

/** A sign-in that all users of a run share; it comes to them from setup. */
export interface Session {
  readonly accessToken: string;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

interface Accepted {
  readonly consistencyToken: string;
}

/**
 * The data that the shop answers; undefined when it answers with errors. Either way a check tells it, and `operation`
 * is the tag of all that is measured. `consistencyToken`: of a mutation that the answer has to show.
 */
export function query<Data>(
  session: Session | undefined,
  operation: string,
  document: string,
  variables: object = {},
  consistencyToken?: string,
): Data | undefined {
  const { url, body, params } = requestOf(session, operation, document, variables, consistencyToken);
  let answer = answerOf<Data>(http.post(url, body, params));
  // The read model is behind by more than the shop makes a reader wait: ask again, for a minute at most.
  for (let times = 1; times < 30 && answer.code === 'STALE_READ'; times += 1) {
    answer = answerOf<Data>(http.post(url, body, params));
  }
  return checked(operation, answer);
}

/**
 * The payload of a mutation; undefined when it was refused, which a check tells too. `consistencyToken`: of another one
 * that it has to know of.
 */
export function mutate<Payload>(
  session: Session | undefined,
  mutation: string,
  document: string,
  input: object,
  consistencyToken?: string,
): (Payload & Accepted) | undefined {
  const data = query<Mutated<Payload>>(session, mutation, document, { input }, consistencyToken);
  return accepted(mutation, data?.[mutation]);
}

/** Several at once, of which some may be refused: that is for the caller to judge. Undefined: answered with errors. */
export function mutateAtOnce<Payload>(
  session: Session,
  mutation: string,
  document: string,
  inputs: readonly object[],
): readonly (Answered<Payload> | undefined)[] {
  const requests = inputs.map((input) => requestOf(session, mutation, document, { input }));
  return http
    .batch(requests)
    .map((response) => checked(mutation, answerOf<Mutated<Payload>>(response))?.[mutation]);
}

/** The same mutation twice at once, under the same idempotency key, as by a double click. */
export const mutateTwice = <Payload>(
  session: Session,
  mutation: string,
  document: string,
  input: object,
): readonly ((Payload & Accepted) | undefined)[] =>
  mutateAtOnce<Payload>(session, mutation, document, [input, input]).map((payload) =>
    accepted(mutation, payload),
  );

export function signIn(): Session {
  const document = `mutation ($input: SignInInput!) {
    signIn(input: $input) { session { accessToken expiresAt } userErrors { code } }
  }`;
  const { OWNER_EMAIL: email = 'owner@example.com', OWNER_PASSWORD: password = '' } = __ENV;
  const payload = mutate<SignedIn>(undefined, 'signIn', document, { email, password });
  const { session } = must(payload, 'Signing in as OWNER_EMAIL with OWNER_PASSWORD');
  return { accessToken: session.accessToken, expiresAt: Date.parse(session.expiresAt) };
}

/** For what a run cannot do without: its lack ends it. */
export function must<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} failed at ${shopUrl()}: see the failed checks.`);
  return value;
}

/** A key that no other mutation has, nor had in an earlier run. */
export const newKey = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${exec.vu.idInTest}`;

export const shopUrl = (): string => (__ENV.URL ?? 'http://127.0.0.1:4000').replace(/\/(graphql)?$/, '');

/** The access token, renewed in good time: a run may last longer than it does. */
export function accessTokenOf(session: Session): string {
  own ??= renewable(session);
  if (Date.now() > own.renewAt) own = renewable(signIn());
  return own.accessToken;
}

// k6 loads the modules anew for each VU, so this is the session of one user.
let own: { readonly accessToken: string; readonly renewAt: number } | undefined;

/** Between a half and nine tenths of its life: all users at once would have the shop check passwords, which is slow. */
const renewable = ({ accessToken, expiresAt }: Session) => ({
  accessToken,
  renewAt: Date.now() + (expiresAt - Date.now()) * (0.5 + 0.4 * Math.random()),
});

const requestOf = (
  session: Session | undefined,
  operation: string,
  document: string,
  variables: object,
  consistencyToken?: string,
) => ({
  method: 'POST',
  url: `${shopUrl()}/graphql`,
  body: JSON.stringify({ query: document, variables }),
  params: {
    headers: {
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${accessTokenOf(session)}` }),
      ...(consistencyToken && { 'consistency-token': consistencyToken }),
    },
    tags: { operation, name: operation },
    // Longer than the gateway gives a mutation, shorter than k6 waits for the last iterations.
    timeout: '20s',
  },
});

function checked<Data>(operation: string, { data, code }: Answer<Data>): Data | undefined {
  if (code === 'RATE_LIMITED') {
    exec.test.abort(
      'the shop limits the requests of a user (RATE_LIMITED): start it with RATE_LIMIT=1000000000.',
    );
  }
  tell(operation, 'is answered', code);
  return code ? undefined : data;
}

function accepted<Payload>(
  mutation: string,
  payload: Answered<Payload> | undefined,
): (Payload & Accepted) | undefined {
  if (!payload) return undefined;
  const code = payload.userErrors[0]?.code;
  tell(mutation, 'is accepted', code);
  return code ? undefined : payload;
}

/** A check of its own for each code, so that the summary counts them. */
const tell = (operation: string, success: string, code: string | undefined): boolean =>
  check(code, { [`${operation} ${code ? `fails: ${code}` : success}`]: () => !code }, { operation });

function answerOf<Data>({ status, body }: { readonly status: number; readonly body: unknown }): Answer<Data> {
  try {
    const { data, errors } = JSON.parse(String(body)) as GraphAnswer<Data>; // every server of GraphQL answers so
    if (errors?.[0]) return { code: errors[0].extensions?.code ?? errors[0].message };
    return status === 200 && data ? { data } : { code: `HTTP ${status}` };
  } catch {
    return { code: `HTTP ${status}` }; // no JSON: a proxy's error page, or nothing at all
  }
}

interface Answer<Data> {
  readonly data?: Data;
  readonly code?: string;
}

interface GraphAnswer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

type Answered<Payload> = Payload & Accepted & { readonly userErrors: readonly { readonly code: string }[] };

type Mutated<Payload> = Readonly<Record<string, Answered<Payload>>>;

interface SignedIn {
  readonly session: { readonly accessToken: string; readonly expiresAt: string };
}
