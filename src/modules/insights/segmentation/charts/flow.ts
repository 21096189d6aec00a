import { type Html, html } from '../../../../platform/http/html.js';
import type { ClassMoveDto } from '../dto/report-charts.dto.js';
import { count, element, label, percent, svg, table, words } from './drawing.js';

const [WIDTH, HEIGHT, BAR, SIDE, GAP] = [660, 400, 14, 178, 8];
const [LINE, FIRST_LINE, LAST_LINE] = [14, 11, HEIGHT - 4];
const [NOT_BEFORE, NOT_AFTER] = ['not classified before', 'not classified any more'];
/** Told apart in grey print by their place; text never stands on them. */
const COLOURS = ['#0a5560', '#8a5a00', '#5b3f8c', '#2f6b2f', '#9b2c4e', '#33566f', '#6b4a2f', '#4a4a4a'];

interface Node {
  readonly name: string;
  readonly customers: number;
  readonly top: number;
  readonly height: number;
}

/**
 * Who went from which stage to which, as bands that are as wide as they are many.
 * @param stages in the order of a life
 */
export function stageFlow(stages: readonly string[], moves: readonly ClassMoveDto[]): Html {
  const named = moves.map(({ from, to, customers }) => ({
    from: from ?? NOT_BEFORE,
    to: to ?? NOT_AFTER,
    customers,
  }));
  const all = named.reduce((sum, { customers }) => sum + customers, 0);
  const left = column([...stages, NOT_BEFORE], named, 'from');
  const right = column([...stages, NOT_AFTER], named, 'to');
  const moved = named.filter(({ from, to }) => from !== to && from !== NOT_BEFORE);
  const drawing = svg({
    id: 'flow',
    title: 'From stage to stage',
    description: `Bands from the stages before the run on the left to those after it on the right. ${percent(all === 0 ? 0 : sumOf(moved) / all, 1)} of ${count(all)} customers changed their stage.`,
    width: WIDTH,
    height: HEIGHT,
    body: html`${bands(left, right, named)}${bars(left, 'left')}${bars(right, 'right')}`,
  });
  const figures = table(
    'Customers by stage before and after',
    ['Before', 'After', 'Customers'],
    named.map(({ from, to, customers }) => [words(from), words(to), count(customers)]),
  );
  return html`${drawing}${figures}`;
}

type NamedMove = { readonly from: string; readonly to: string; readonly customers: number };

function column(order: readonly string[], moves: readonly NamedMove[], side: 'from' | 'to'): Node[] {
  const present = order
    .map((name) => ({ name, customers: sumOf(moves.filter((move) => move[side] === name)) }))
    .filter(({ customers }) => customers > 0);
  const room = HEIGHT - GAP * (present.length - 1);
  const all = sumOf(present);
  let top = 0;
  return present.map(({ name, customers }) => {
    const height = (room * customers) / all;
    const node = { name, customers, top, height };
    top += height + GAP;
    return node;
  });
}

function bars(nodes: readonly Node[], side: 'left' | 'right'): Html[] {
  const isLeft = side === 'left';
  const x = isLeft ? SIDE : WIDTH - SIDE - BAR;
  const lines = linesOf(nodes);
  return nodes.map(({ name, customers, top, height }, i) => {
    const y = lines[i] as number;
    const at = isLeft ? ([x - 8, y] as const) : ([x + BAR + 8, y] as const);
    return html`${element('rect', { x, y: top, width: BAR, height: Math.max(1, height), fill: '#33424f' })}
    ${label(at, `${words(name)} ${count(customers)}`, { anchor: isLeft ? 'end' : 'start', class: 'small' })}`;
  });
}

/** Where names stand: beside their bars, moved apart where bars are thin, so that none is on another or beyond the edge. */
export function linesOf(nodes: readonly Pick<Node, 'top' | 'height'>[]): number[] {
  let line = FIRST_LINE - LINE;
  const lines = nodes.map(({ top, height }) => (line = Math.max(top + height / 2 + 4, line + LINE)));
  let below = LAST_LINE + LINE;
  return lines.reduceRight<number[]>((placed, y) => [(below = Math.min(y, below - LINE)), ...placed], []);
}

function bands(left: readonly Node[], right: readonly Node[], moves: readonly NamedMove[]): Html[] {
  const filledLeft = new Map<string, number>();
  const filledRight = new Map<string, number>();
  return left.flatMap((from, i) =>
    right.flatMap((to) => {
      const move = moves.find((each) => each.from === from.name && each.to === to.name);
      if (!move) return [];
      const [y0, h0] = takeOf(from, move.customers, filledLeft);
      const [y1, h1] = takeOf(to, move.customers, filledRight);
      const [x0, x1] = [SIDE + BAR, WIDTH - SIDE - BAR];
      const middle = (x0 + x1) / 2;
      const p = (...at: number[]): string => at.map((value) => value.toFixed(1)).join(' ');
      const d =
        `M ${p(x0, y0)} C ${p(middle, y0, middle, y1, x1, y1)} L ${p(x1, y1 + h1)} ` +
        `C ${p(middle, y1 + h1, middle, y0 + h0, x0, y0 + h0)} Z`;
      return [element('path', { d, fill: COLOURS[i % COLOURS.length] as string, 'fill-opacity': '0.45' })];
    }),
  );
}

/** The next piece of a bar. @returns where it begins, and how high it is */
function takeOf(node: Node, customers: number, filled: Map<string, number>): [number, number] {
  const before = filled.get(node.name) ?? 0;
  const height = (node.height * customers) / node.customers;
  filled.set(node.name, before + height);
  return [node.top + before, height];
}

function sumOf(items: readonly { readonly customers: number }[]): number {
  return items.reduce((sum, { customers }) => sum + customers, 0);
}
