import { createOutbox, type Replacing } from './outbox.ts';

/** A client that has read nothing yet. */
function slowClient() {
  const sent: string[] = [];
  let reads = false;
  const outbox = createOutbox({
    send: (message) => sent.push(String(message)),
    buffered: () => (reads ? 0 : Number.POSITIVE_INFINITY),
    overflow: () => sent.push('overflow'),
  });
  return {
    put: (message: string, replacing?: Replacing) => outbox.put(() => message, replacing),
    readAll() {
      reads = true;
      outbox.whenEmpty(() => undefined);
      return sent;
    },
  };
}

describe('to a client that reads slowly', () => {
  test('changes with cursors go in their order, so that the last one is where to resume', () => {
    const client = slowClient();
    client.put('cursor 1: a', { key: 'a', takes: 'end' });
    client.put('cursor 2: b', { key: 'b', takes: 'end' });
    client.put('cursor 3: a', { key: 'a', takes: 'end' });
    expect(client.readAll()).toEqual(['cursor 2: b', 'cursor 3: a']);
  });

  test('what changes all the time keeps its turn', () => {
    const client = slowClient();
    client.put('balance 1', { key: 'balance', takes: 'place' });
    client.put('other');
    client.put('balance 2', { key: 'balance', takes: 'place' });
    expect(client.readAll()).toEqual(['balance 2', 'other']);
  });

  test('so much may wait that who has news of more is cut off, and is kept nothing for', () => {
    const client = slowClient();
    for (let thing = 0; thing < 1_000; thing += 1) {
      client.put(`thing ${thing}`, { key: `${thing}`, takes: 'place' });
    }
    client.put('news of the first', { key: '0', takes: 'place' });
    client.put('one thing more');
    client.put('nobody is there');
    expect(client.readAll()).toEqual(['overflow']);
  });
});
