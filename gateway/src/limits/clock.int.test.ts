import { jest } from '@jest/globals';
import { startTestGateway } from '../testing/test-gateway.ts';

test('a clock that is set back locks nobody out', async () => {
  const realNow = Date.now;
  let setBack = 0;
  // Before it starts, for it may keep the function itself.
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() - setBack);
  const gateway = await startTestGateway({ settings: { rateLimit: 1000 } });
  const ask = async () => (await gateway.query('{ shop { name } }')).status;
  expect(await ask()).toBe(200);
  setBack = 3_600_000;
  expect(await ask()).toBe(200);
  clock.mockRestore();
  await gateway.close();
});
