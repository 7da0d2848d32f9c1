import { mongoTestDatabase, readModelStoreContract } from '@tillgraph/platform/testing';
import { createMongoReadModels } from './mongo-read-models.ts';

readModelStoreContract('MongoDB', async () => {
  const { url, name, drop } = await mongoTestDatabase();
  const store = await createMongoReadModels({ url, database: name });
  return {
    store,
    async close() {
      await store.close();
      await drop();
    },
  };
});
