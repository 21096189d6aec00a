/** Longest text that a log field may have. */
const TEXT_MAX = 200;

/**
 * Shapes of secrets. The allow list of fields is the first net; this one catches a secret that strayed into an allowed
 * field: API keys, JSON web tokens, webhook secrets, bearer credentials, PEM blocks, passwords inside URLs.
 */
const SECRETS =
  /ek_(?:sandbox|live)_\S+|eyJ[\w-]{6,}[\w.-]*|whsec_\S+|bearer\s+\S+|-----BEGIN[^-]*-----[^]*|:\/\/[^\s/:@]*:[^\s/@]+@/gi;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x1f\x7f]/g;

/** Text that is safe in one line of a log: no secrets, no control characters, limited length. */
export function scrub(text: string): string {
  const cut = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  return cut.replace(SECRETS, '[secret]').replace(CONTROL, ' ');
}
