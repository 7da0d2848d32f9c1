import { createProgressBar } from './progress-bar.ts';

/** What is written to a terminal of 60 columns, or to a log. */
function written(isTTY: boolean) {
  const texts: string[] = [];
  // As much of a stream as the bar uses.
  const terminal = { isTTY, columns: 60, write: (text: string) => texts.push(text) } as unknown;
  return { texts, bar: createProgressBar(terminal as NodeJS.WriteStream) };
}

test('a terminal shows the last state on one line, under the lines that were printed', () => {
  const { texts, bar } = written(true);
  bar.show(0.25, '1 of 4 events');
  bar.print('Something happened.');
  bar.show(1, '4 of 4 events');
  bar.end();
  expect(texts.join('').split('\n')).toEqual([
    expect.stringMatching(/^\r\[#{10}\.{30}\] 25 %, 1 of.*Something happened\.$/s),
    expect.stringMatching(/25 %.*\r\[#{40}\] 100 %, 4/s),
    '',
  ]);
});

test('a log gets the printed lines alone', () => {
  const { texts, bar } = written(false);
  bar.show(0.5, 'half');
  bar.print('Something happened.');
  bar.end();
  expect(texts).toEqual(['Something happened.\n']);
});
