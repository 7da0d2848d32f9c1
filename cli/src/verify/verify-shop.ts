import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '@tillgraph/platform/postgres';
import { type LogReader, readAppliedState, type SuspectDocument } from '@tillgraph/platform/verification';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { documentFinding, type Finding } from './finding.ts';
import type { Answers, Invariant, Tell } from './invariant.ts';
import { invariants } from './invariants.ts';
import { keyHasOneOutcome } from './key-has-one-outcome.ts';
import type { VerifiedShop } from './verified-shop.ts';

export interface VerifyOptions {
  /** Its consumers go on: what they have not applied yet is waited for. */
  readonly isRunning: boolean;
  /** Aborted: nobody wants to know any more. */
  readonly signal: AbortSignal;
  /** `share` from 0 to 1. */
  readonly onProgress: (share: number, words: string) => void;
}

export interface Verified {
  readonly events: number;
  readonly documents: number;
  readonly findings: readonly Finding[];
  /** What stays to be done by a shop that does not run, and is no fault. */
  readonly notes: readonly string[];
}

/** How far each log is, by context. */
type Heads = ReadonlyMap<ContextName, number>;

/**
 * Reads all logs once, proves what must always hold, folds every document anew beside it, and compares each with the
 * stored one. Documents that differ are looked at again before they are told, exactly as of the events that they have,
 * so that a shop may go on selling meanwhile.
 */
export async function verifyShop(shop: VerifiedShop, options: VerifyOptions): Promise<Verified> {
  const { signal, onProgress } = options;
  const findings: Finding[] = [];
  const tell: Tell = ({ context, stream }, message) =>
    findings.push({ about: `${context}/${stream}`, message });

  const notes = await waitForConsumers(shop, options, findings);
  const answers = await readAnswers(shop);
  const heads = await headsOf(shop);
  const total = sum(heads.values());
  const proofs = invariants.map((create) => create(tell, answers));
  let events = 0;
  for (const log of inProofOrder(shop.logs)) {
    const keys = keyHasOneOutcome(await shop.openKeys(log.context), tell);
    const upTo = heads.get(log.context) ?? 0;
    let last = 0;
    for await (const page of log.events(0, upTo)) {
      signal.throwIfAborted();
      for (const event of page) see(event, proofs, shop);
      await keys.see(page);
      events += page.length;
      last = page.at(-1)?.position ?? last;
      onProgress(shareOfLogs * (events / Math.max(1, total)), `${count(events)} of ${count(total)} events`);
    }
    if (last !== upTo) {
      tell({ context: log.context, stream: 'its log' }, `it ends at position ${last}, and should at ${upTo}`);
    }
  }
  for (const proof of proofs) proof.end();
  for (const check of shop.checks) check.folded();

  if (options.isRunning) await foldWhatCame(shop, signal);
  const documents = await compareDocuments(shop, options, findings);
  for (const check of shop.checks) findings.push(...check.findings.map(documentFinding));
  return { events, documents, findings, notes };
}

function see(event: Recorded, proofs: readonly Invariant[], { checks }: VerifiedShop): void {
  const isReadable = event.unreadable === undefined;
  // The first tells of what cannot be read.
  for (const proof of isReadable ? proofs : proofs.slice(0, 1)) proof.see(event);
  if (isReadable) for (const check of checks) check.fold(event);
}

/** What others do about an order can be in their logs only when the order is in its own. */
const inProofOrder = (logs: readonly LogReader[]): readonly LogReader[] => [
  ...logs.filter(({ context }) => context === 'orders'),
  ...logs.filter(({ context }) => context !== 'orders'),
];

/** In that order, too: what the orders' log has answered is in the others up to where these are read. */
async function headsOf({ logs }: VerifiedShop): Promise<Heads> {
  const heads = new Map<ContextName, number>();
  for (const log of inProofOrder(logs)) heads.set(log.context, (await log.head()).position);
  return heads;
}

/** Read before the logs' ends: what a reactor is past then is answered in what is read. */
async function readAnswers({ databaseUrl }: VerifiedShop): Promise<Answers> {
  const reactors = { inventory: 'reactor/reservations', accounts: 'reactor/payments' } as const;
  const read = (context: keyof typeof reactors) => withClient(databaseUrl(context), readAppliedState);
  const states = { inventory: await read('inventory'), accounts: await read('accounts') };
  return {
    isAnswered(by, event) {
      const [state, reactor] = [states[by], reactors[by]];
      if (state.isLeftOut(reactor, event)) return false;
      return event.position <= state.progress(reactor, event.context).of(event.slot);
    },
  };
}

/** A shop that runs has a moment to apply what its logs hold now; what is still missing then is told. */
async function waitForConsumers(
  shop: VerifiedShop,
  { isRunning, signal, onProgress }: VerifyOptions,
  findings: Finding[],
): Promise<readonly string[]> {
  const heads = await headsOf(shop);
  let progressedAt = performance.now();
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    const lags = shop.checks.flatMap((check) =>
      [...heads].map(([source, head]) => ({
        check: check.context,
        source,
        events: Math.max(0, head - check.behind(source)),
      })),
    );
    const behind = lags.filter(({ events }) => events > 0);
    const missing = sum(behind.map(({ events }) => events));
    if (missing < before) progressedAt = performance.now();
    before = missing;
    const isOver = !isRunning || performance.now() - progressedAt > patience;
    if (missing === 0 || isOver) {
      const told = behind.map(({ check, source, events }) => ({
        about: `${check} (read models)`,
        message: `${events} events of ${source} are not in them yet`,
      }));
      if (isRunning) findings.push(...told);
      return isRunning
        ? []
        : told.map(({ about, message }) => `${about}: ${message}; the next start applies them`);
    }
    onProgress(0, `waiting for ${count(missing)} events to be applied`);
    await delay(100, undefined, { signal });
    for (const check of shop.checks) await check.refresh();
  }
}

/** While the logs were read more came: a few times over, so that little of it has to be looked at document by document. */
async function foldWhatCame(shop: VerifiedShop, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const from = new Map(shop.logs.map(({ context }) => [context, behindOf(shop, context)]));
    for (const check of shop.checks) await check.refresh();
    const came = await foldInto(shop.checks, shop, from, signal);
    for (const check of shop.checks) check.folded();
    if (came < 1000) return;
  }
}

/** Answers how many documents there are. */
async function compareDocuments(
  shop: VerifiedShop,
  { signal, onProgress }: VerifyOptions,
  findings: Finding[],
): Promise<number> {
  let compared = 0;
  for (const [index, check] of shop.checks.entries()) {
    const suspects = await check.compare((documents) => {
      signal.throwIfAborted();
      compared += documents;
      const share = shareOfLogs + (1 - shareOfLogs) * (index / shop.checks.length);
      onProgress(share, `${count(compared)} documents compared`);
    });
    let differing: SuspectDocument[] = [];
    for (let at = 0; at < suspects.length; at += lookedAtOnce) {
      const from = new Map(shop.logs.map(({ context }) => [context, check.behind(context)]));
      const look = await check.lookAgain(suspects.slice(at, at + lookedAtOnce), 'since');
      await foldInto([look], shop, from, signal);
      differing = [...differing, ...look.differing().map(({ suspect }) => suspect)];
    }
    if (differing.length === 0) continue;
    onProgress(shareOfLogs, `${count(differing.length)} documents of ${check.context} are looked at again`);
    const look = await check.lookAgain(differing.slice(0, shown), 'beginning');
    await foldInto([look], shop, new Map(), signal);
    findings.push(...look.differing().map(({ finding }) => documentFinding(finding)));
    if (differing.length > shown) {
      findings.push({
        about: `${check.context} (read models)`,
        message: `${differing.length - shown} more documents differ`,
      });
    }
  }
  return compared;
}

/** Events after `from` up to each log's end as it is now. Answers how many they were. */
async function foldInto(
  targets: readonly { fold(event: Recorded): void }[],
  { logs }: VerifiedShop,
  from: Heads,
  signal: AbortSignal,
): Promise<number> {
  let events = 0;
  for (const log of logs) {
    const { position } = await log.head();
    for await (const page of log.events(Math.min(position, from.get(log.context) ?? 0), position)) {
      signal.throwIfAborted();
      events += page.length;
      for (const event of page) {
        if (event.unreadable === undefined) for (const target of targets) target.fold(event);
      }
    }
  }
  return events;
}

const behindOf = ({ checks }: VerifiedShop, context: ContextName): number =>
  Math.min(...checks.map((check) => check.behind(context)));

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);
const count = (number: number): string => number.toLocaleString('en');

/** Of the progress. */
const shareOfLogs = 0.8;
/** ms in which a consumer that lags gets on, if it lives. */
const patience = 10_000;
/** Documents in memory at a time. */
const lookedAtOnce = 5000;
/** Documents that are told of a context; there may be as many differences as documents. */
const shown = 1000;
