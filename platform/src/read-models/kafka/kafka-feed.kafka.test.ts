import { until } from '@tillgraph/platform/testing';
import { type KafkaUnderTest, kafkaUnderTest } from '../../event-bus/kafka/testing/kafka-under-test.ts';
import { type OwnBroker, ownBroker } from '../../event-bus/kafka/testing/own-broker.ts';
import { changesTopic } from '../../event-bus/kafka/topics.ts';
import type { Announcement, DocumentChanged } from '../change-feed.ts';
import { createKafkaFeed, type KafkaFeed } from './kafka-feed.ts';

const change = (id: string): DocumentChanged => ({
  ...{ collection: 'things', build: '1', id, changed: 1, positions: { 'orders/1': 1 } },
  documents: { before: undefined, after: { id, document: { secret: id }, positions: {}, changed: 1 } },
});

/** One process's feed, and what it hears. */
interface Listening extends KafkaFeed {
  readonly heard: readonly Announcement[];
  ids(): readonly string[];
  interruptions(): number;
}

function listening(kafka: KafkaUnderTest, failures: unknown[]): Listening {
  const feed = createKafkaFeed({
    client: kafka.client,
    context: 'orders',
    onFailure: (error) => failures.push(error),
  });
  const heard: Announcement[] = [];
  let interruptions = 0;
  feed.subscribe({
    onAnnouncement: (announcement) => heard.push(announcement),
    onInterrupted: () => {
      interruptions += 1;
    },
  });
  const ids = () => heard.flatMap(({ changes = [] }) => changes.map(({ id }) => id));
  return { ...feed, heard, ids, interruptions: () => interruptions };
}

/** Until it hears what another announces. */
async function connected(one: Listening, other: Listening): Promise<void> {
  await until(() => one.interruptions() > 0, 30_000);
  await until(async () => {
    await other.publish({ changes: [change('hello')] });
    return one.ids().includes('hello');
  }, 30_000);
}

describe('the change feed over Kafka', () => {
  const failures: unknown[] = [];
  let kafka: KafkaUnderTest;
  let feeds: Listening[];

  const open = () => {
    const feed = listening(kafka, failures);
    feeds.push(feed);
    return feed;
  };

  beforeEach(() => {
    feeds = [];
  });
  const closeAll = () => Promise.all(feeds.map((feed) => feed.close()));

  describe('on a broker', () => {
    beforeEach(async () => {
      kafka = await kafkaUnderTest();
    });
    afterEach(async () => {
      await closeAll();
      await kafka.close();
    });

    test('tells all processes what one announces, without the documents', async () => {
      const [one, two, three] = [open(), open(), open()];
      await connected(two, one);
      await connected(three, one);
      await one.publish({
        changes: [change('a'), change('b')],
        personErased: true,
        advanced: {
          consumer: 'projection/things/1',
          positions: [{ context: 'orders', slot: 3, epoch: 'e', position: 7 }],
        },
      });
      await one.publish({ ledgerChanged: true });
      for (const other of [two, three]) {
        await until(() => other.heard.some(({ ledgerChanged }) => ledgerChanged));
        expect(other.ids().slice(-2)).toEqual(['a', 'b']);
        // Nobody is to read what is in memory of a person on the strength of the position that covers the erasure.
        const told = ({ personErased, advanced }: Announcement) => personErased ?? advanced;
        expect(other.heard.find(told)).toEqual({ personErased: true });
        expect(other.heard.find(({ advanced }) => advanced)?.advanced?.positions).toEqual([
          { context: 'orders', slot: 3, epoch: 'e', position: 7 },
        ]);
        expect(JSON.stringify(other.heard)).not.toContain('secret');
      }
    });

    test('tells its own process at once, and once', async () => {
      const [one, two] = [open(), open()];
      await connected(two, one);
      await connected(one, two);
      const published = one.publish({ changes: [change('mine')] });
      expect(one.ids().filter((id) => id === 'mine')).toHaveLength(1);
      await published;
      await until(() => two.ids().includes('mine'));
      await two.publish({ changes: [change('after')] });
      await until(() => one.ids().includes('after'), 30_000);
      expect(one.ids().filter((id) => id === 'mine')).toHaveLength(1);
    });

    test('interrupts one that joins late, as it has missed what was before', async () => {
      const one = open();
      await one.publish({ changes: [change('early')] });
      const late = open();
      await connected(late, one);
      expect(late.interruptions()).toBe(1);
      expect(late.ids()).not.toContain('early');
    });

    test('goes on in a new topic when somebody has deleted the one', async () => {
      const [one, two] = [open(), open()];
      await connected(two, one);
      const admin = kafka.client.kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [changesTopic(kafka.client.prefix, 'orders')] });
      await admin.disconnect();
      await until(async () => {
        await one.publish({ changes: [change('again')] }).catch((error) => failures.push(error));
        return two.ids().includes('again');
      }, 60_000);
    });

    test('carries more documents than one message holds', async () => {
      const [one, two] = [open(), open()];
      await connected(two, one);
      const ids = Array.from({ length: 2500 }, (_, at) => `many-${at}`);
      await one.publish({ changes: ids.map(change) });
      await until(() => two.ids().length >= 2500);
      expect(two.ids().filter((id) => id.startsWith('many'))).toEqual(ids);
    });
  });

  describe('on a broker that goes away', () => {
    let broker: OwnBroker;
    beforeEach(async () => {
      broker = await ownBroker();
      await broker.up();
      kafka = await kafkaUnderTest({ brokers: broker.address });
    });
    afterEach(async () => {
      await broker.up();
      await closeAll();
      await kafka.close();
      await broker.remove();
    });

    test('misses nothing: each goes on where it was', async () => {
      const [one, two] = [open(), open()];
      await connected(two, one);
      await broker.down();
      const published = (async () => {
        for (;;) {
          const done = await one.publish({ changes: [change('meanwhile')] }).then(
            () => true,
            () => false,
          );
          if (done) return;
        }
      })();
      await until(() => failures.length > 0, 60_000);
      await broker.up();
      await published;
      await until(() => two.ids().includes('meanwhile'), 60_000);
      expect(two.interruptions()).toBe(1);
    });
  });
});
