import { readModelStoreContract, testDatabase } from '@tillgraph/platform/testing';
import { createPostgresReadModels } from './postgres-read-models.ts';

readModelStoreContract('postgres', async () => {
  const database = await testDatabase();
  const store = await createPostgresReadModels({ databaseUrl: database.url });
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
});
