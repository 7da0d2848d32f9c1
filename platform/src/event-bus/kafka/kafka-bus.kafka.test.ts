import { eventBusContract } from '@tillgraph/platform/testing';
import { kafkaUnderTest } from './testing/kafka-under-test.ts';

eventBusContract('kafka', async (logs) => {
  const kafka = await kafkaUnderTest();
  for (const [context, log] of logs) await kafka.relay(context, log);
  return { ...kafka.bus(), close: () => kafka.close() };
});
