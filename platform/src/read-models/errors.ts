/** The text is no consistency token that this program gave. */
export class InvalidConsistencyTokenError extends Error {
  override readonly name = 'InvalidConsistencyTokenError';
}

/** The text is no cursor that `watchAll` gave. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

/** The cursor cannot be resumed after: the log was restored since, or too much has changed. Read anew. */
export class CursorExpiredError extends Error {
  override readonly name = 'CursorExpiredError';
}

/** A watched document did not come into being. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The collection's build was dropped after a newer one took over: read from that one. */
export class CollectionGoneError extends Error {
  override readonly name = 'CollectionGoneError';
}

/** The store cannot hold what a document says (such as a NUL): no retry helps. */
export class DocumentRefusedError extends Error {
  override readonly name = 'DocumentRefusedError';
}

/** No declared index serves the find: declare one whose fields are its equalities and then its order. */
export class UnindexedFindError extends Error {
  override readonly name = 'UnindexedFindError';
}
