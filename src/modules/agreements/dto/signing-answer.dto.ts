export class SandboxOneTimeCodeDto {
  /**
   * The one-time code, which in the sandbox nobody is sent.
   * @example "482913"
   */
  code: string;
}

export class CodeSentDto {
  /**
   * For how long it can be used.
   * @example 600
   */
  expiresInSeconds: number;

  /** Sandbox only. */
  sandbox?: SandboxOneTimeCodeDto;
}

export class PageOpenedDto extends CodeSentDto {
  /**
   * The page of the bank to send the customer's browser to; for one use.
   * @example "https://bank.example/bank/confirm/AZOK"
   */
  url: string;
}

export class ContractDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * SHA-256 over the canonical JSON of `contract`: members sorted by name, no white space.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * The language in which it was signed.
   * @example null
   */
  signedLocale: string | null;

  /**
   * Everything that was agreed; it never changes.
   * @example {"v": 1}
   */
  contract: Record<string, unknown>;
}

export class SigningEvidenceDto {
  /**
   * `code` in the partner's app, or the bank's own `page`.
   * @example "code"
   */
  channel: string;

  /**
   * Hash of what was shown.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  documentHash: string;

  /**
   * Language.
   * @example "zh"
   */
  locale: string;

  /**
   * When it appeared.
   * @example "2026-12-01T03:58:00.000Z"
   */
  shownAt: string;

  /**
   * For how long it was open.
   * @example 45
   */
  readSeconds: number;

  /**
   * When it was signed, in business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  signedAt: string;
}
