import { MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import pg from 'pg';
import { EventStoreUnavailableError } from '../event-store/index.ts';
import { isOutage } from './is-outage.ts';

const databaseError = (code: string) => Object.assign(new pg.DatabaseError('', 0, 'error'), { code });

test.each([
  ['a log that did not answer', new EventStoreUnavailableError('orders', undefined), true],
  ['a PostgreSQL that starts', databaseError('57P03'), true],
  ['a full disk', databaseError('53100'), true],
  ['a disk that fails', databaseError('58030'), true],
  ['a duplicate key', databaseError('23505'), false],
  ['a MongoDB that is away', new MongoNetworkError('closed'), true],
  ['a MongoDB that nobody finds', Object.create(MongoServerSelectionError.prototype), true],
  ['what MongoDB refuses', new MongoServerError({ message: 'no' }), false],
  ['a fault of ours', new TypeError('undefined is not a function'), false],
])('%s', (_, error, expected) => {
  expect(isOutage(error)).toBe(expected);
});
