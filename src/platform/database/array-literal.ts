/** What PostgreSQL reads as it stands; anything else is quoted. `null` in any spelling would be no text. */
const PLAIN = /^(?!null$)[\w.:+-]+$/i;
const ESCAPED = /["\\]/g;

export type ArrayElement = string | number | boolean | Buffer | null;

/**
 * A one-dimensional array as text (PostgreSQL 18, §8.15.6), for `$n::type[]`. The driver writes the same in ten times
 * the time, which batches of rows feel.
 */
export function arrayLiteral(elements: readonly ArrayElement[]): string {
  let text = '{';
  // Columns of a batch repeat themselves: types, scenes, currencies.
  let last: ArrayElement | undefined;
  let lastText = '';
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as ArrayElement;
    if (element !== last) {
      last = element;
      lastText = elementText(element);
    }
    text += i > 0 ? `,${lastText}` : lastText;
  }
  return `${text}}`;
}

/** The same of what needs no quotes: ids, numbers and words of the program's own. Never of a caller's text. */
export function plainArray(elements: readonly (string | number | boolean)[]): string {
  return `{${elements.join(',')}}`;
}

/** The same of bytes that are known in hexadecimal. */
export function bytesArray(hex: readonly (string | null)[]): string {
  return `{${hex.map((one) => (one === null ? 'null' : `"\\\\x${one}"`)).join(',')}}`;
}

function elementText(element: ArrayElement): string {
  if (element === null) return 'null';
  if (typeof element === 'string')
    return PLAIN.test(element) ? element : `"${element.replace(ESCAPED, '\\$&')}"`;
  return Buffer.isBuffer(element) ? `"\\\\x${element.toString('hex')}"` : String(element);
}
