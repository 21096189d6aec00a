import { formatMinor } from '../../../../kernel/money.js';
import { Html, html } from '../../../../platform/http/html.js';

/** A drawing with its name and what it says, for those who cannot see it. */
export interface Drawing {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: Html;
}

export function svg({ id, title, description, width, height, body }: Drawing): Html {
  return html`<svg
    role="img"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    aria-labelledby="${id}-title ${id}-desc"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${body}
  </svg>`;
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element with attributes of the program's own making. */
export function element(name: string, attributes: Attributes, content: Html | string = ''): Html {
  const written = Object.entries(attributes).map(([key, value]) => html` ${key}="${plain(value)}"`);
  return html`${new Html(`<${name}`)}${written}>${content}${new Html(`</${name}>`)}`;
}

/** Coordinates to a tenth: nobody sees more, and it halves the page. */
function plain(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

export type Anchor = 'start' | 'middle' | 'end';

export function label(
  [x, y]: readonly [number, number],
  text: string,
  { anchor = 'middle', ...more }: { anchor?: Anchor } & Attributes = {},
): Html {
  return element('text', { x, y, 'text-anchor': anchor, ...more }, text);
}

/** Sequential shades of one hue from light to dark; a step is told apart in grey print, too. */
const SHADES = ['#f1f6f7', '#d5e7e9', '#aed0d4', '#7fb3b9', '#4b919a', '#237380', '#0a5560', '#063b44'];
/** From this shade on white text is easier to read than dark text: both pass 4.5 to 1. */
const WHITE_FROM = 5;
const DARK_INK = '#14202b';
export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** @param part 0 to 1 */
export function shadeOf(part: number): Shade {
  const bounded = Math.min(1, Math.max(0, part));
  const index = bounded === 0 ? 0 : Math.max(1, Math.ceil(bounded * (SHADES.length - 1)));
  return { fill: SHADES[index] as string, ink: index >= WHITE_FROM ? '#ffffff' : DARK_INK };
}

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
export const count = (value: number): string => value.toLocaleString('en-US');
/** In major units, with thousands apart, without the currency's name. */
export function amountOf({
  amount,
  currency,
}: {
  readonly amount: number;
  readonly currency: string;
}): string {
  const [whole = '', ...rest] = formatMinor(BigInt(amount), currency).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

/** As people read a name: `slipping_away` is "slipping away". */
export const words = (name: string): string => name.replaceAll('_', ' ');

/** A table of figures that stands beside a chart. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head, i) => html`<th scope="col" class="${i === 0 ? 't' : 'n'}">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td class="n">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
