import { contractBody } from '../document/contract-document.js';
import { html } from '../../../platform/http/html.js';
import { contractPages } from '../document/page.js';
import { word } from '../document/wording.js';
import type { Showing } from './confirmation.service.js';

/** The contract with the form below it; works without any script. */
export function confirmationPage({ agreement, locale, notice }: Extract<Showing, { kind: 'page' }>): string {
  const { contract, contractHash } = agreement;
  const document = contractBody({ contract, hash: contractHash.toString('hex'), locale });
  const told = notice
    ? html`<p class="notice" role="alert">${word(locale, notice.key, notice.places)}</p>`
    : [];
  const form = html`<form method="post" autocomplete="off">
    <h2>${word(locale, 'confirm')}</h2>
    ${told}
    <label for="code">${word(locale, 'code')}</label>
    <input
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9]{6}"
      maxlength="6"
    />
    <p>
      <button class="main" name="decision" value="sign">${word(locale, 'signIt')}</button>
      <button name="decision" value="refuse">${word(locale, 'refuseIt')}</button>
    </p>
  </form>`;
  return contractPages.page(
    locale,
    `${word(locale, 'confirm')} ${contract.agreement}`,
    html`${document}${form}`,
  );
}

/** Nobody knows where this browser came from, nor which language it speaks. */
export function gonePage(): string {
  const both = (['en', 'zh'] as const).map(
    (locale) =>
      html`<h1>${word(locale, 'goneTitle')}</h1>
        <p>${word(locale, 'gone')}</p>`,
  );
  return contractPages.page('en', word('en', 'goneTitle'), html`${both}`);
}
