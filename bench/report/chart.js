import { measures, told } from '../measuring/measures.js';

/** px */
const width = 760;
const labelWidth = 300;
const barHeight = 16;
const rowHeight = 22;
const titleHeight = 30;

/** The comparisons of a benchmark as SVG: a bar for each contender, by the first compared measure that all have. */
export function chart(comparisons) {
  let y = 0;
  const parts = comparisons.map((comparison) => {
    const drawn = bars(comparison, y);
    y = drawn.end;
    return drawn.svg;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 8}" viewBox="0 0 ${width} ${y + 8}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>${escaped(comparisons.map(({ title }) => title).join('; '))}</title>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

function bars({ title, compared, contenders }, top) {
  const measure = compared.find((each) => contenders.every(({ figures }) => each in figures));
  const most = Math.max(...contenders.map(({ figures }) => figures[measure].median));
  const better = measures[measure].better === 'more' ? 'longer is better' : 'shorter is better';
  const rows = contenders.map(({ name, figures }, index) => {
    const y = top + titleHeight + index * rowHeight;
    const { median } = figures[measure];
    const length = Math.max(1, Math.round((median / most) * (width - labelWidth - 90)));
    const text = y + barHeight - 4;
    return `<text x="${labelWidth - 8}" y="${text}" text-anchor="end" fill="#333">${escaped(name)}</text>
<rect x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" fill="${index === 0 ? '#0f766e' : '#94a3b8'}"/>
<text x="${labelWidth + length + 6}" y="${text}" fill="#333">${told(measure, median)}</text>`;
  });
  const heading = `${title}: ${measures[measure].title}, ${better}`;
  return {
    svg: [
      `<text x="8" y="${top + 20}" font-weight="600" fill="#111">${escaped(heading)}</text>`,
      ...rows,
    ].join('\n'),
    end: top + titleHeight + contenders.length * rowHeight + 6,
  };
}

const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
