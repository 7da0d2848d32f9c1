import type { ContextName } from '@tillgraph/shared-domain/context';
import type { PersonKeys } from '../person-keys/port.ts';
import { isDataError } from '../postgres/index.ts';
import type { AggregateCache, CachedAggregate } from './aggregate-cache.ts';
import type { AggregateLoader } from './aggregate-loader.ts';
import { batchParameters } from './batch-parameters.ts';
import type { BatchResult } from './batch-result.ts';
import { composeBatch } from './compose-batch.ts';
import type { Batch, DecidedCommand } from './decided-command.ts';
import { EventStoreUnavailableError } from './errors.ts';
import type { Lane } from './lane.ts';
import type { LogMeasures } from './measures.ts';
import { type PendingCommand, withKeyedHash } from './pending-command.ts';
import type { RecordedFields } from './recorded-events.ts';
import { settleBatch } from './settlement.ts';
import type { SchemaVersions } from './upcasters.ts';

export interface GroupCommitOptions {
  readonly context: ContextName;
  readonly cache: AggregateCache;
  readonly loader: AggregateLoader;
  readonly personKeys: PersonKeys;
  readonly schemaVersions: SchemaVersions;
  readonly now: () => Date;
  readonly lanes: readonly Lane[];
  readonly measures: LogMeasures | undefined;
  /** After a commit, with the aggregates that it changed, the versions that they had before, and the events. */
  readonly onCommitted: (
    changed: ReadonlyMap<CachedAggregate, number>,
    written: readonly RecordedFields[],
  ) => void;
}

/**
 * Writes commands together that arrive together. While one batch is on its way the next is gathered; it is decided
 * on what the first will have written, and sent as soon as the first holds the log's lock: sooner it could overtake.
 * Batches are settled in the order in which they were sent, so a command is answered only after all that it was
 * decided on; what turns out not to have been written has those decided on it decided again.
 */
export class GroupCommit {
  /** The log as this process knows it. */
  private epoch = '';
  private position = 0;
  private recordedAt = 0;
  private readonly options: GroupCommitOptions;
  private readonly lanes: readonly Lane[];
  private queue: PendingCommand[] = [];
  private readonly unanswered = new Set<PendingCommand>();
  private pumping = false;
  private lastSettled: Promise<void> = Promise.resolve();
  private trouble: unknown;
  private readonly patrol: NodeJS.Timeout;
  private onIdle: (() => void) | undefined;

  constructor(options: GroupCommitOptions) {
    this.options = options;
    this.lanes = options.lanes;
    this.patrol = setInterval(() => this.giveUpOverdue(), patrolInterval);
  }

  submit(submitted: PendingCommand): void {
    const command = withKeyedHash(submitted, this.options.personKeys);
    this.unanswered.add(command);
    this.enqueue(command);
  }

  /** Why commands are waiting, for the error that they get when they have waited too long. */
  reportTrouble(error: unknown): void {
    this.trouble = error;
  }

  /** Keys that commands have and were not used yet are asked for again. */
  forgetKeys(): void {
    for (const { personKeys } of this.unanswered) personKeys.clear();
  }

  /** Resolves when every command has its answer. */
  async close(): Promise<void> {
    if (this.unanswered.size > 0) await new Promise<void>((resolve) => (this.onIdle = resolve));
    clearInterval(this.patrol);
  }

  private enqueue(command: PendingCommand): void {
    if (command.answered) return;
    try {
      const { loader } = this.options;
      const missing = command.references.filter(({ aggregate, stream }) => !loader.ready(aggregate, stream));
      if (missing.length === 0) {
        this.queue.push(command);
        this.schedulePump();
        return;
      }
      const loaded = Promise.all(missing.map(({ aggregate, stream }) => loader.load(aggregate, stream)));
      this.enqueueAfter(command, loaded);
    } catch (error) {
      this.fail(command, error);
    }
  }

  private enqueueAfter(command: PendingCommand, preparation: Promise<unknown>): void {
    preparation.then(
      () => this.enqueue(command),
      (error) => this.fail(command, error),
    );
  }

  /** At the end of this turn of the event loop, so that commands that arrive in one turn go together. */
  private schedulePump(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.pump();
    });
  }

  private pump(): void {
    if (this.queue.length === 0 || this.lanes.some(({ state }) => state === 'sent')) return;
    const lane = this.lanes.find(({ state }) => state === 'idle');
    if (!lane) return;
    const losers = this.queue.filter(({ lostRaces }) => lostRaces >= mostLostRaces);
    if (losers.length === 0) this.sendNext(lane);
    else if (this.lanes.every(({ state }) => state === 'idle')) void this.sendUnderLock(lane, losers);
  }

  /** Those who lose every race against other processes read, decide and write under the lock: then they cannot lose. */
  private async sendUnderLock(lane: Lane, losers: readonly PendingCommand[]): Promise<void> {
    lane.state = 'sent';
    try {
      await lane.lock();
      const streams = losers.flatMap(({ references }) => references.map(({ stream }) => stream));
      await this.options.loader.refresh([...new Set(streams)]);
    } catch (error) {
      this.trouble = error;
    }
    if (this.sendNext(lane)) return;
    await lane.unlock();
    lane.state = 'idle';
    this.schedulePump();
  }

  private sendNext(lane: Lane): boolean {
    const batch = this.compose();
    if (batch.commands.length === 0) return false;
    this.lastSettled = this.send(lane, batch, this.lastSettled);
    return true;
  }

  /** What cannot go yet stays in the queue, before what comes meanwhile. */
  private compose(): Batch {
    this.recordedAt = Math.max(this.options.now().getTime(), this.recordedAt);
    const { decided, waiting, lacking, failed } = composeBatch(this.queue, {
      ...this.options,
      epoch: this.epoch,
      now: new Date(this.recordedAt).toISOString(),
    });
    this.queue = [...waiting];
    for (const { command, arrival } of lacking) this.enqueueAfter(command, arrival);
    for (const { command, error } of failed) this.decideAgain(command, error);
    return { commands: decided, now: this.recordedAt };
  }

  /** Another process may have appended what makes the decision possible: it is tried once more on what the log has now. */
  private decideAgain(command: PendingCommand, error: unknown): void {
    if (command.decidedAgain) {
      this.fail(command, error);
      return;
    }
    command.decidedAgain = true;
    const streams = command.references.map(({ stream }) => stream);
    this.enqueueAfter(command, this.options.loader.refresh(streams));
  }

  private async send(lane: Lane, batch: Batch, previous: Promise<void>): Promise<void> {
    lane.state = 'sent';
    let result: BatchResult | null = null;
    let refusal: unknown;
    const begun = performance.now();
    try {
      const parameters = batchParameters(batch);
      result = await lane.append(this.epoch, this.position, parameters, () => this.schedulePump());
    } catch (error) {
      refusal = error;
      this.trouble = error;
    }
    this.options.measures?.batch(batch.commands.length, (performance.now() - begun) / 1000);
    await previous;
    if (refusal !== undefined) await this.afterRefusal(batch.commands, refusal);
    this.settle(batch, result);
    lane.state = 'idle';
    this.schedulePump();
  }

  /** PostgreSQL refused the batch: for one command's values, which is found by sending each alone, or for a while. */
  private async afterRefusal(commands: readonly DecidedCommand[], refusal: unknown): Promise<void> {
    const [first, ...others] = commands;
    if (!isDataError(refusal)) await new Promise((resolve) => setTimeout(resolve, pauseAfterRefusal));
    else if (first && others.length === 0) this.fail(first.pending, refusal);
    else for (const { pending } of commands) pending.alone = true;
  }

  private settle(batch: Batch, result: BatchResult | null): void {
    if (result?.outcome === 'epoch') this.enterEpoch(result.epoch);
    const written = result?.outcome === 'written' ? result : null;
    const settlement = settleBatch(batch, written, this.options.cache, this.epoch);
    if (written) {
      this.position = Math.max(this.position, settlement.position);
      this.recordedAt = Math.max(this.recordedAt, written.recordedAt);
    }
    for (const { command, outcome } of settlement.answers) {
      this.forget(command);
      command.resolve(outcome);
    }
    for (const command of settlement.again) this.enqueue(command);
    if (settlement.changed.size > 0) this.options.onCommitted(settlement.changed, settlement.written);
  }

  /** Another epoch than known: the log was restored, so nothing that was read of it before is to be trusted. */
  enterEpoch(epoch: string): void {
    if (epoch === this.epoch) return;
    this.epoch = epoch;
    this.position = 0;
    this.options.cache.clear();
  }

  private fail(command: PendingCommand, error: unknown): void {
    this.forget(command);
    command.reject(error);
  }

  private forget(command: PendingCommand): void {
    command.answered = true;
    this.unanswered.delete(command);
    if (this.unanswered.size === 0) this.onIdle?.();
  }

  private giveUpOverdue(): void {
    const now = performance.now();
    for (const command of this.unanswered) {
      // They are in the order of their deadlines.
      if (command.deadline > now) return;
      this.fail(command, new EventStoreUnavailableError(this.options.context, this.trouble));
    }
  }
}

const mostLostRaces = 3;
/** ms */
const patrolInterval = 250;
const pauseAfterRefusal = 100;
