import { type Html, html } from '../../../../platform/http/html.js';
import type { RfmSquareDto } from '../dto/report-charts.dto.js';
import { count, element, label, percent, shadeOf, svg, table, words } from './drawing.js';

const [CELL_WIDTH, CELL_HEIGHT, LEFT, TOP] = [118, 62, 96, 12];
const FIVE = [1, 2, 3, 4, 5] as const;

/** Customers by recency and frequency; the best stand at the top right. */
export function rfmGrid(squares: readonly RfmSquareDto[], nameOf: (r: number, f: number) => string): Html {
  const all = squares.reduce((sum, { customers }) => sum + customers, 0);
  const most = Math.max(1, ...squares.map(({ customers }) => customers));
  const at = (r: number, f: number): number =>
    squares.find((square) => square.r === r && square.f === f)?.customers ?? 0;
  const cells = FIVE.flatMap((r) =>
    FIVE.map((f) => {
      const [x, y] = [LEFT + (f - 1) * CELL_WIDTH, TOP + (5 - r) * CELL_HEIGHT];
      const customers = at(r, f);
      const { fill, ink } = shadeOf(customers / most);
      const middle = x + CELL_WIDTH / 2;
      return html`${element('rect', { x, y, width: CELL_WIDTH - 2, height: CELL_HEIGHT - 2, fill })}
      ${label([middle, y + 27], count(customers), { fill: ink, class: 'strong' })}
      ${label([middle, y + 46], words(nameOf(r, f)), { fill: ink, class: 'small' })}`;
    }),
  );
  const rows = FIVE.map((r) =>
    label(
      [LEFT - 10, TOP + (5 - r) * CELL_HEIGHT + 35],
      `R ${r}${r === 5 ? ' recent' : r === 1 ? ' silent' : ''}`,
      {
        anchor: 'end',
      },
    ),
  );
  const columns = FIVE.map((f) =>
    label(
      [LEFT + (f - 0.5) * CELL_WIDTH, TOP + 5 * CELL_HEIGHT + 18],
      `F ${f}${f === 5 ? ' often' : f === 1 ? ' seldom' : ''}`,
    ),
  );
  const drawing = svg({
    id: 'rfm',
    title: 'Customers by recency and frequency',
    description: `Five by five squares, darker where there are more customers; ${describe(squares, all)}`,
    width: LEFT + 5 * CELL_WIDTH + 8,
    height: TOP + 5 * CELL_HEIGHT + 30,
    body: html`${cells}${rows}${columns}`,
  });
  const figures = table(
    'Customers by recency (rows) and frequency (columns)',
    ['', ...FIVE.map((f) => `F ${f}`)],
    [...FIVE].reverse().map((r) => [`R ${r}`, ...FIVE.map((f) => count(at(r, f)))]),
  );
  return html`${drawing}${figures}`;
}

function describe(squares: readonly RfmSquareDto[], all: number): string {
  const largest = [...squares].sort((one, other) => other.customers - one.customers)[0];
  if (!largest) return 'nobody is in them.';
  const { r, f, cell, customers } = largest;
  return `the fullest is R ${r}, F ${f} (${words(cell)}) with ${percent(customers / all)} of them.`;
}
