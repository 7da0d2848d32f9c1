import { ClosingStack } from './closing-stack.ts';

describe('a closing stack', () => {
  test('closes in reverse order of opening, and the rest though one fails', async () => {
    const closed: string[] = [];
    const stack = new ClosingStack();
    stack.opened('first', 'first', async (name) => closed.push(name));
    stack.opened('second', 'second', () => Promise.reject(new Error('stuck')));
    stack.opened('third', 'third', async (name) => closed.push(name));
    await expect(stack.close()).rejects.toThrow(AggregateError);
    expect(closed).toEqual(['third', 'first']);
  });

  test('closes each once', async () => {
    let times = 0;
    const stack = new ClosingStack();
    stack.opened('one', 1, async () => {
      times += 1;
    });
    await stack.close();
    await stack.close();
    expect(times).toBe(1);
  });
});
