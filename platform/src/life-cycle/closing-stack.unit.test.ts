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

  test('closes what was opened when an opening fails, and throws why', async () => {
    const closed: string[] = [];
    const stack = new ClosingStack();
    const failure = new Error('no second');
    const opening = stack.opening(async () => {
      stack.opened('first', 'first', async (name) => closed.push(name));
      throw failure;
    });
    await expect(opening).rejects.toBe(failure);
    expect(closed).toEqual(['first']);
  });

  test('throws both why an opening failed and what then did not close', async () => {
    const stack = new ClosingStack();
    const opening = stack.opening(async () => {
      stack.opened('first', 'first', () => Promise.reject(new Error('stuck')));
      throw new Error('no second');
    });
    await expect(opening).rejects.toMatchObject({
      errors: [{ message: 'no second' }, { errors: [{ message: 'Could not close first' }] }],
    });
  });
});
