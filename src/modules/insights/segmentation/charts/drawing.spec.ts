import { amountOf, element, label, shadeOf, svg } from './drawing.js';
import { html } from '../../../../platform/http/html.js';

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each([0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 1])('text on the shade of %d is readable', (part) => {
  const { fill, ink } = shadeOf(part);
  const [light = 0, dark = 0] = [luminance(fill), luminance(ink)].sort((a, b) => b - a);
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test('nothing that is drawn becomes markup', () => {
  const drawing = svg({
    id: 'x',
    title: '<script>',
    description: '"&"',
    width: 10,
    height: 5,
    body: html`${label([1.2345, 2], '</text><b>')}${element('rect', { x: 1 / 3, fill: '"><b' })}`,
  }).text;
  expect(drawing).not.toMatch(/<script|<b/);
  expect(drawing).toContain('x="1.2" y="2"');
  expect(drawing).toContain('<rect x="0.3" fill="&quot;&gt;&lt;b"></rect>');
});

test.each([
  [{ amount: 123_456_789, currency: 'CNY' }, '1,234,567.89'],
  [{ amount: -100_000, currency: 'JPY' }, '-100,000'],
  [{ amount: 5, currency: 'EUR' }, '0.05'],
])('%j is %s', (money, text) => expect(amountOf(money)).toBe(text));
