import { type Html, html } from '../../../../platform/http/html.js';
import type { ClassMoveDto, CohortDto } from '../dto/report-charts.dto.js';
import { count, element, label, percent, shadeOf, svg, table, words } from './drawing.js';

const CELL_HEIGHT = 30;

interface HeatMap {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (HeatCell | undefined)[] }[];
  readonly left: number;
  readonly cellWidth: number;
  /** Names of columns stand aslant when they are long. */
  readonly isAslant?: boolean;
}

interface HeatCell {
  readonly part: number;
  readonly text: string;
}

function heatMap({ id, title, description, columns, rows, left, cellWidth, isAslant }: HeatMap): Html {
  const top = isAslant ? 96 : 26;
  const width = left + columns.length * cellWidth + (isAslant ? 70 : 8);
  const heads = columns.map((name, i) => {
    const [x, y] = [left + (i + 0.5) * cellWidth, top - 8];
    return isAslant
      ? label([x, y], name, { anchor: 'start', class: 'small', transform: `rotate(-40 ${x} ${y})` })
      : label([x, y], name, { class: 'small' });
  });
  const body = rows.map(({ name, cells }, row) => {
    const y = top + row * CELL_HEIGHT;
    const drawn = cells.flatMap((cell, i) => {
      if (!cell) return [];
      const { fill, ink } = shadeOf(cell.part);
      const x = left + i * cellWidth;
      return [
        element('rect', { x, y, width: cellWidth - 2, height: CELL_HEIGHT - 2, fill }),
        label([x + cellWidth / 2 - 1, y + 19], cell.text, { fill: ink, class: 'small' }),
      ];
    });
    return html`${label([left - 8, y + 19], name, { anchor: 'end', class: 'small' })}${drawn}`;
  });
  return svg({
    id,
    title,
    description,
    width,
    height: top + rows.length * CELL_HEIGHT + 8,
    body: html`${heads}${body}`,
  });
}

const NOT_CLASSIFIED = 'not classified';

/** Who went from which class to which; rows add up to all who were there before. */
export function migrationMatrix(
  order: readonly string[],
  { stability, moves }: { readonly stability: number; readonly moves: readonly ClassMoveDto[] },
): Html {
  const named = moves.map(({ from, to, customers }) => ({
    from: from ?? NOT_CLASSIFIED,
    to: to ?? NOT_CLASSIFIED,
    customers,
  }));
  const present = (side: 'from' | 'to'): string[] => {
    const found = new Set(named.map((move) => move[side]));
    const known = [...order.filter((name) => found.has(name))];
    return [...known, ...[...found].filter((name) => !known.includes(name)).sort()];
  };
  const [rows, columns] = [present('from'), present('to')];
  const at = (from: string, to: string): number =>
    named.find((move) => move.from === from && move.to === to)?.customers ?? 0;
  const drawing = heatMap({
    id: 'migration',
    title: 'From class to class',
    description: `Rows are the classes before the run, columns those after it, in percent of the row. ${percent(stability, 1)} of those who were classified before stayed where they were.`,
    columns: columns.map(words),
    left: 150,
    cellWidth: 58,
    isAslant: true,
    rows: rows.map((from) => {
      const all = columns.reduce((sum, to) => sum + at(from, to), 0);
      return {
        name: words(from),
        cells: columns.map((to) => {
          const part = all === 0 ? 0 : at(from, to) / all;
          return { part, text: part === 0 ? '–' : percent(part) };
        }),
      };
    }),
  });
  const figures = table(
    'Customers by class before (rows) and after (columns)',
    ['', ...columns.map(words)],
    rows.map((from) => [words(from), ...columns.map((to) => count(at(from, to)))]),
  );
  return html`${drawing}${figures}`;
}

/** Of those who came in one month, how many still buy. */
export function cohortMap(cohorts: readonly CohortDto[]): Html {
  const longest = Math.max(...cohorts.map(({ active }) => active.length));
  const columns = Array.from({ length: longest }, (_, i) => `+${i}`);
  const text = (share: number | undefined): string => (share === undefined ? '' : percent(share));
  const drawing = heatMap({
    id: 'cohorts',
    title: 'Who still buys, by the month of the first purchase',
    description: `A row for each month in which customers came, a column for each month since; in percent of those who came. ${cohorts.length} months are shown, the last one is not over.`,
    columns,
    left: 150,
    cellWidth: 46,
    rows: cohorts.map(({ month, customers, active }) => ({
      name: `${month} (${count(customers)})`,
      cells: active.map((share) => ({ part: share, text: percent(share) })),
    })),
  });
  const figures = table(
    'Share with a purchase in the months since the first one',
    ['Month', 'Customers', ...columns],
    cohorts.map(({ month, customers, active }) => [
      month,
      count(customers),
      ...columns.map((_, i) => text(active[i])),
    ]),
  );
  return html`${drawing}${figures}`;
}
