import type { EventBus } from '@tillgraph/platform/event-bus';
import type { Logger } from '@tillgraph/platform/observability';
import { v4 } from 'uuid';
import { z } from 'zod';
import { aborted } from '../life-cycle/end-signal.ts';

export interface RecordedCurrencyOptions {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * The currency that the shop was opened with, as the catalogue's first events tell; waits for them. Throws when the
 * process is not wanted any more.
 */
export async function recordedCurrency({ bus, logger, signal }: RecordedCurrencyOptions): Promise<string> {
  const waiting = setTimeout(() => {
    logger.warn(
      'Nobody has told yet in which currency the shop is: do catalog and its relay run, and Kafka?',
    );
  }, patience);
  let tell: (currency: string) => void = () => undefined;
  const told = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const consumption = bus.consume({
    consumer: `currency/${v4()}`,
    contexts: ['catalog'],
    checkpoints: async () => [],
    async onDelivery({ batches }) {
      for (const { type, data } of batches.flatMap(({ events }) => events)) {
        if (type === 'ShopOpened') tell(shopOpened.parse(data).currencyCode);
      }
    },
    onNewEpoch: () => undefined,
    onHead: () => undefined,
    onFailure: (_context, err) => logger.info({ err }, 'The currency of the shop could not be read yet'),
  });
  try {
    const currency = await Promise.race([told, aborted(signal)]);
    signal.throwIfAborted();
    return String(currency);
  } finally {
    clearTimeout(waiting);
    await consumption.stop();
  }
}

/** ms */
const patience = 10_000;

const shopOpened = z.object({ currencyCode: z.string() });
