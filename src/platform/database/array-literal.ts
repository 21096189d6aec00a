/** What PostgreSQL reads as it stands; anything else is quoted. `null` in any spelling would be no text. */
const PLAIN = /^(?!null$)[\w.:+-]+$/i;
const ESCAPED = /["\\]/g;

type Element = string | number | boolean | Buffer | null;

/**
 * A one-dimensional array as text (PostgreSQL 18, §8.15.6), for `$n::type[]`. The driver writes the same in ten times
 * the time, which batches of rows feel.
 */
export function arrayLiteral(elements: readonly Element[]): string {
  let text = '{';
  for (let i = 0; i < elements.length; i++) {
    if (i > 0) text += ',';
    text += elementText(elements[i] as Element);
  }
  return `${text}}`;
}

function elementText(element: Element): string {
  if (element === null) return 'null';
  if (typeof element === 'string')
    return PLAIN.test(element) ? element : `"${element.replace(ESCAPED, '\\$&')}"`;
  return Buffer.isBuffer(element) ? `"\\\\x${element.toString('hex')}"` : String(element);
}
