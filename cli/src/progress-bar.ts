/** How far something has come, on one line of a terminal. A log gets nothing of it. */
export interface ProgressBar {
  /** `share` from 0 to 1, or undefined where nobody knows the whole; `words` say the rest. */
  show(share: number | undefined, words: string): void;
  /** Prints lines that stay, above the bar. */
  print(lines: string): void;
  /** Leaves the bar as it was shown last. */
  end(): void;
}

/** On standard error, for standard output may be what is made. */
export function createProgressBar(terminal: NodeJS.WriteStream = process.stderr): ProgressBar {
  let shown = '';
  let drawnAt = Number.NEGATIVE_INFINITY;

  const draw = () => {
    // Some terminals do not know how wide they are.
    const room = (terminal.columns || 80) - 1;
    if (terminal.isTTY && shown) terminal.write(`\r${shown.slice(0, room)}${clearRest}`);
  };

  return {
    show(share, words) {
      shown = `${share === undefined ? '' : bar(share)}${words}`;
      // An eye sees no more of them, and a slow terminal would hold the work up.
      if (performance.now() - drawnAt < pace) return;
      drawnAt = performance.now();
      draw();
    },
    print(lines) {
      terminal.write(`${terminal.isTTY ? `\r${clearRest}` : ''}${lines}\n`);
      draw();
    },
    end() {
      draw();
      if (terminal.isTTY && shown) terminal.write('\n');
      shown = '';
    },
  };
}

const width = 40;
/** ms */
const pace = 100;
const clearRest = '\u001b[K';

function bar(share: number): string {
  const part = Math.min(1, share);
  return `[${'#'.repeat(Math.round(part * width)).padEnd(width, '.')}] ${Math.floor(part * 100)} %, `;
}
