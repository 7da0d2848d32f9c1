import { measures, told } from '../measuring/measures.js';

export function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** One benchmark: its chart, and a table for each of its comparisons. */
export function section({ name, comparisons, failure }) {
  const parts = failure
    ? [`Not run: ${failure}`]
    : [`![${name}](benchmarks/${name}.svg)`, ...comparisons.map(table)];
  return `## ${name}\n\n${parts.join('\n\n')}\n`;
}

function table({ title, note, rounds, contenders, ratios }) {
  const shown = Object.keys(measures).filter((measure) =>
    contenders.some(({ figures }) => measure in figures),
  );
  const compared = [...new Set(Object.values(ratios).flatMap(Object.keys))];
  const head = ['', ...shown.map((measure) => measures[measure].title), ...compared.map(ratioTitle)];
  const rows = contenders.map(({ name, figures }) => [
    name,
    ...shown.map((measure) => (figures[measure] ? figureText(measure, figures[measure]) : '')),
    ...compared.map((measure) => ratios[name]?.[measure]?.toFixed(2) ?? ''),
  ]);
  const said = [title, rounds === 1 ? 'one round' : `${rounds} rounds`].join(', ');
  return [`**${said}**${note && `\n\n${note}`}`, markdownTable(head, rows)].join('\n\n');
}

const ratioTitle = (measure) => `ratio of ${measures[measure].title}`;

function figureText(measure, { median, least, most }) {
  const range = least === most ? '' : ` (${told(measure, least)} to ${told(measure, most)})`;
  return told(measure, median) + range;
}
