import { measures, told } from './measures.js';
import { median } from './median.js';

/**
 * What the rounds of each contender come to. `rows`: name to its rounds' measures, the first of which is ours;
 * `compared`: the measures that ratios are made of; `targets`: [{ to, measure, atLeast }]. A ratio is how many times
 * better ours is, whether more or less is better. Prints it, and answers what the report and the smoke run read:
 * { title, note, rounds, compared, contenders: [{ name, figures: { measure: { median, least, most } } }],
 *   ratios: { peer: { measure: ratio } }, targets: [{ to, measure, atLeast, ratio, reached }] }.
 */
export function compare({ title, note = '', rows, compared = ['rate'], targets = [] }) {
  const contenders = Object.entries(rows).map(([name, rounds]) => ({ name, figures: figuresOf(rounds) }));
  const [ours, ...peers] = contenders;
  const ratios = Object.fromEntries(
    peers.map(({ name, figures }) => [name, ratiosOf(ours.figures, figures, compared)]),
  );
  const judged = targets
    .map((target) => ({ ...target, ratio: ratios[target.to]?.[target.measure] }))
    .filter(({ ratio }) => ratio !== undefined)
    .map((target) => ({ ...target, reached: target.ratio >= target.atLeast }));
  const rounds = Math.max(...Object.values(rows).map(({ length }) => length));
  const comparison = { title, note, rounds, compared, contenders, ratios, targets: judged };
  print(comparison);
  return comparison;
}

function figuresOf(rounds) {
  // A load may tell more than is a measure.
  const measured = Object.keys(measures).filter((measure) => rounds[0][measure] !== undefined);
  return Object.fromEntries(
    measured.map((measure) => {
      const values = rounds.map((row) => row[measure]);
      return [measure, { median: median(values), least: Math.min(...values), most: Math.max(...values) }];
    }),
  );
}

function ratiosOf(ours, theirs, compared) {
  const shared = compared.filter((measure) => ours[measure] && theirs[measure]);
  return Object.fromEntries(
    shared.map((measure) => {
      const [our, their] = [ours[measure].median, theirs[measure].median];
      return [measure, measures[measure].better === 'more' ? our / their : their / our];
    }),
  );
}

function print({ title, note, rounds, contenders, ratios, targets }) {
  console.log(`\n${title} (${rounds === 1 ? 'one round' : `${rounds} rounds in turn`})`);
  if (note) console.log(`  ${note}`);
  const width = Math.max(...contenders.map(({ name }) => name.length));
  for (const { name, figures } of contenders) {
    const tellings = Object.entries(figures).map(
      ([measure, figure]) =>
        `${measures[measure].title} ${told(measure, figure.median)}${spread(measure, figure)}`,
    );
    console.log(`  ${name.padEnd(width)}  ${tellings.join(', ')}`);
  }
  for (const [peer, each] of Object.entries(ratios)) {
    const tellings = Object.entries(each).map(
      ([measure, ratio]) => `${measures[measure].title} ${ratio.toFixed(2)}`,
    );
    if (tellings.length > 0) console.log(`  ratio to ${peer}: ${tellings.join(', ')}`);
  }
  for (const { to, measure, atLeast, ratio, reached } of targets) {
    const verdict = reached ? 'reached' : 'MISSED';
    console.log(
      `  target ${verdict}: ${atLeast} to ${to} in ${measures[measure].title}, is ${ratio.toFixed(2)}`,
    );
  }
}

const spread = (measure, { least, most }) =>
  least === most ? '' : ` (${told(measure, least)} to ${told(measure, most)})`;
