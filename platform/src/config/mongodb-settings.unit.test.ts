import { readMongodbSettings } from './mongodb-settings.ts';

test('MongoDB is not used when no URL says where it is', () => {
  expect(readMongodbSettings({ MONGODB_URL: ' ' })).toBeUndefined();
});

test.each([
  'mongodb://localhost',
  'mongodb://user:p%40ss@one:27017,two:27018/?replicaSet=rs0&tls=true',
  'mongodb+srv://cluster.example.com/',
])('%s is taken', (url) => {
  expect(readMongodbSettings({ MONGODB_URL: url })).toEqual({ url, databasePrefix: 'tillgraph' });
});

test.each([
  ['MONGODB_URL', 'localhost:27017', 'give mongodb://'],
  ['MONGODB_URL', 'postgres://localhost', 'give mongodb://'],
  ['MONGODB_DATABASE_PREFIX', 'a.b', 'give up to 40 letters'],
])('%s=%s stops the start with a sentence that names it', (name, value, rest) => {
  expect(() => readMongodbSettings({ [name]: value })).toThrow(`The setting ${name} is wrong: ${rest}`);
});
