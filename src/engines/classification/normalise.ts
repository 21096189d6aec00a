/** Texts are cut to this many UTF-16 units before anything else, so that no input can cost more than a known time. */
export const TEXT_LIMIT = 512;

const PLAIN_ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex
const LATIN_MARKS = /[\u0300-\u036f]+/g;
const APOSTROPHES = /['’`]/g;
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * Brings a merchant, item or order text to the one form that training and inference share: compatibility forms folded
 * (full-width letters, ligatures), lower case, Latin accents and apostrophes dropped (card
 * texts write "sainsburys"), everything that is neither
 * letter nor digit one space, no space at the ends.
 */
export function normaliseText(text: string): string {
  const cut = text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text;
  const folded = PLAIN_ASCII.test(cut)
    ? cut
    : cut.normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFKC');
  const normalised = folded.toLowerCase().replace(APOSTROPHES, '').replace(SEPARATORS, ' ').trim();
  return normalised.length > TEXT_LIMIT ? normalised.slice(0, TEXT_LIMIT).trimEnd() : normalised;
}

/** True for UTF-16 units of Chinese ideographs and Japanese kana: scripts that write no spaces between words. */
export function isUnspacedScript(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}
