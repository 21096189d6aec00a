import type { Environment } from '../../../platform/database/actor.js';
import type { AgreementContract } from '../contract.types.js';

/** What the customer was shown, as the one who showed it reports it. */
export interface Display {
  /** Hex of the contract's SHA-256. */
  readonly documentHash: string;
  readonly locale: 'en' | 'zh';
  readonly shownAtMs: number;
  readonly readSeconds: number;
}

/** Clocks of two computers never agree to the second. */
const CLOCK_TOLERANCE_MS = 60_000;

/** The contract shows every disclosure, so it must be open as long as all of them together ask for. */
export function requiredSeconds({ disclosures }: Pick<AgreementContract, 'disclosures'>): number {
  return disclosures.reduce((sum, { minimumReadingSeconds }) => sum + minimumReadingSeconds, 0);
}

export type DisplayFault = 'document_differs' | 'read_too_short' | 'shown_in_future';

/** What stands against a display as proof that the customer could know what he signed. */
export function displayFault(
  contract: Pick<AgreementContract, 'disclosures'>,
  hash: string,
  { documentHash, shownAtMs, readSeconds }: Display,
  nowMs: number,
): DisplayFault | undefined {
  if (documentHash !== hash) return 'document_differs';
  if (readSeconds < requiredSeconds(contract)) return 'read_too_short';
  return shownAtMs + readSeconds * 1000 > nowMs + CLOCK_TOLERANCE_MS ? 'shown_in_future' : undefined;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where the bank's page may send a browser back to: https, or in the sandbox a loopback address too. */
export function isReturnUrlAllowed(text: string, environment: Environment): boolean {
  if (text.length > 1_000 || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && environment === 'sandbox' && LOOPBACK.has(hostname);
}

export type Ending = 'signed' | 'refused' | 'expired' | 'failed';

/** The return address with what became of it. Whoever needs certainty asks the API. */
export function returnAddress(
  returnUrl: string,
  ending: Ending,
  agreement: string,
  reason: string | null = null,
): string {
  const url = new URL(returnUrl);
  url.searchParams.set('status', ending);
  url.searchParams.set('agreement', agreement);
  if (reason) url.searchParams.set('reason', reason);
  return url.toString();
}
