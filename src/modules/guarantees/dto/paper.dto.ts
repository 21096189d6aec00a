export class PaperDto {
  /**
   * From 1; it rises with every amendment.
   * @example 1
   */
  version: number;

  /**
   * Language of the text.
   * @example "en"
   */
  locale: 'en' | 'zh';

  /**
   * The text, lines parted by line feeds.
   * @example "Rent deposit guarantee gua_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  text: string;

  /**
   * SHA-256 of the text.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;
}

export class SandboxCodeDto {
  /**
   * The code, which goes to the signer's phone alone outside the sandbox.
   * @example "481516"
   */
  code: string;
}

export class OneTimeCodeDto {
  /**
   * Until when it can be used.
   * @example "2026-12-01T04:10:00.000Z"
   */
  expiresAt: string;

  /** In the sandbox only. */
  sandbox?: SandboxCodeDto;
}
