import fc from 'fast-check';
import { createFoldedDocuments } from './folded-documents.ts';

test('documents are what was set last, whether memory has room for them or not', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'é'),
    document: fc.option(fc.record({ text: fc.string({ unit: 'grapheme' }) }), { nil: undefined }),
    reads: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 6 }), (steps, inMemory) => {
      const documents = createFoldedDocuments(inMemory);
      const expected = new Map<string, object | undefined>();
      for (const { key, document, reads } of steps) {
        if (reads) expect(documents.get(key)).toEqual(expected.get(key));
        else {
          documents.set(key, document);
          expected.set(key, document);
        }
      }
      expect([...documents.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [key, document] of expected) expect(documents.get(key)).toEqual(document);
      documents.close();
    }),
  );
});

test('a document that is removed is gone from memory and from the file', () => {
  const documents = createFoldedDocuments(1);
  documents.set('a', { a: 1 });
  documents.set('b', { b: 1 });
  documents.remove('a');
  documents.remove('b');
  expect([documents.get('a'), documents.get('b'), ...documents.keys()]).toEqual([undefined, undefined]);
  documents.close();
});
