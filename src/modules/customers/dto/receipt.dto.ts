export class ConsentReceiptDto {
  /**
   * The consent as the bank holds it now, signed: a compact JWS (RFC 7515, EdDSA). Its payload is JSON with customer,
   * purpose, kinds of data, version of the text, validity and status.
   * @example "eyJhbGciOiJFZERTQSIsInR5cCI6ImNvbnNlbnQtcmVjZWlwdCtqd3MifQ.eyJ2IjoxfQ.c2lnbmF0dXJl"
   */
  receipt: string;
}

export class ReceiptKeyDto {
  /**
   * Kind of key.
   * @example "OKP"
   */
  kty: string;

  /**
   * Its curve.
   * @example "Ed25519"
   */
  crv: string;

  /**
   * The public key.
   * @example "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
   */
  x: string;

  /**
   * Its name, which stands in each receipt.
   * @example "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
   */
  kid: string;

  /**
   * How it signs.
   * @example "EdDSA"
   */
  alg: string;

  /**
   * What it is for.
   * @example "sig"
   */
  use: string;
}

export class ReceiptKeysDto {
  /** Keys by which receipts are verified, as a JWK set (RFC 7517). */
  keys: ReceiptKeyDto[];
}
