import { readKafkaSettings } from './kafka-settings.ts';

const brokers = { KAFKA_BROKERS: 'one:9092, two:9093' };

test('without brokers there is no Kafka', () => {
  expect(readKafkaSettings({ KAFKA_BROKERS: ' ' })).toBeUndefined();
});

test('plain text and twelve partitions, when nothing else is set', () => {
  expect(readKafkaSettings(brokers)).toEqual({
    brokers: ['one:9092', 'two:9093'],
    ssl: false,
    sasl: undefined,
    prefix: 'tillgraph',
    partitions: 12,
  });
});

test('TLS and SASL', () => {
  const sasl = {
    KAFKA_SASL_MECHANISM: 'scram-sha-512',
    KAFKA_SASL_USERNAME: 'till',
    KAFKA_SASL_PASSWORD: 'word',
  };
  expect(readKafkaSettings({ ...brokers, KAFKA_SSL: 'true', ...sasl })).toMatchObject({
    ssl: true,
    sasl: { mechanism: 'scram-sha-512', username: 'till', password: 'word' },
  });
});

test.each([
  [{ KAFKA_BROKERS: 'http://one:9092' }, 'KAFKA_BROKERS is wrong: give host:port, several joined by commas.'],
  [{ KAFKA_SSL: 'maybe' }, 'KAFKA_SSL is wrong: give true or false.'],
  [{ KAFKA_PARTITIONS: '65' }, 'KAFKA_PARTITIONS is wrong: give 1 to 64.'],
  [
    { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'till' },
    'KAFKA_SASL_PASSWORD is missing: KAFKA_SASL_MECHANISM needs it.',
  ],
])('%p stops the start with a sentence that names it', (wrong, sentence) => {
  expect(() => readKafkaSettings({ ...brokers, ...wrong })).toThrow(`The setting ${sentence}`);
});
