import { type Html, html } from '../../../../platform/http/html.js';
import type { ConcentrationDto } from '../dto/report-charts.dto.js';
import { element, label, percent, svg, table } from './drawing.js';

const [LEFT, TOP, SIDE_X, SIDE_Y] = [56, 14, 560, 320];
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

/** Which share of the value which share of the customers brings. */
export function paretoCurve({ curve, topFifthShare, gini }: ConcentrationDto): Html {
  const x = (share: number): number => LEFT + share * SIDE_X;
  const y = (share: number): number => TOP + (1 - share) * SIDE_Y;
  const points = [{ customers: 0, value: 0 }, ...curve]
    .map(({ customers, value }) => `${x(customers).toFixed(1)},${y(value).toFixed(1)}`)
    .join(' ');
  const ticks = TICKS.map(
    (share) =>
      html`${element('line', { x1: x(0), x2: x(1), y1: y(share), y2: y(share), class: 'grid' })}
      ${label([x(0) - 8, y(share) + 4], percent(share), { anchor: 'end' })}
      ${label([x(share), y(0) + 20], percent(share))}`,
  );
  const [fifthX, fifthY] = [x(0.2), y(topFifthShare)];
  const body = html`${ticks} ${element('polygon', { points: `${points} ${x(1)},${y(0)}`, class: 'area' })}
  ${element('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: 'equal' })}
  ${element('polyline', { points, class: 'curve' })}
  ${element('line', { x1: fifthX, x2: fifthX, y1: y(0), y2: fifthY, class: 'mark' })}
  ${element('circle', { cx: fifthX, cy: fifthY, r: 4, class: 'dot' })}
  ${label([fifthX + 10, fifthY + 18], `20 % bring ${percent(topFifthShare, 1)}`, { anchor: 'start', class: 'strong' })}
  ${label([x(0.5), y(0) + 40], 'share of the customers, those who bring most first')}`;
  const drawing = svg({
    id: 'pareto',
    title: 'Share of value by share of customers',
    description: `The top fifth of the customers brings ${percent(topFifthShare, 1)} of the value; the Gini coefficient is ${gini.toFixed(2)}. The straight line is what it would be if all brought the same.`,
    width: LEFT + SIDE_X + 24,
    height: TOP + SIDE_Y + 50,
    body,
  });
  const shown = curve.filter(
    (_, i) => (i + 1) % Math.ceil(curve.length / 10) === 0 || i === curve.length - 1,
  );
  const figures = table(
    'Points of the curve',
    ['Customers', 'Value'],
    shown.map(({ customers, value }) => [percent(customers, 1), percent(value, 1)]),
  );
  return html`${drawing}${figures}`;
}
