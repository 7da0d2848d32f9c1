import { memoryReadModels } from './memory-read-models.ts';
import { readModelStoreContract } from './read-model-store-contract.ts';

readModelStoreContract('memory', async () => {
  const store = memoryReadModels();
  return { store, close: () => store.close() };
});
