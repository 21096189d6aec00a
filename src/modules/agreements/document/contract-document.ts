import { formatMinor } from '../../../kernel/money.js';
import type { SigningEvidence } from '../agreement.rows.js';
import type { AgreementContract, ContractInstalment } from '../contract.types.js';
import { html, type Html } from '../../../platform/http/html.js';
import { contractPages } from './page.js';
import { COMPONENT_WORDS, type Locale, PAYEE_WORDS, word, type WordKey } from './wording.js';

export interface ContractDocument {
  readonly contract: AgreementContract;
  /** Hex of the SHA-256 over the contract's canonical JSON. */
  readonly hash: string;
  readonly locale: Locale;
  /** Absent while nobody has signed. */
  readonly signing?: SigningEvidence | undefined;
}

/** The contract as a page to read, print and keep. The same contract and signature always give the same text. */
export function contractDocument(document: ContractDocument): string {
  const { locale, contract } = document;
  return contractPages.page(locale, `${word(locale, 'title')} ${contract.agreement}`, contractBody(document));
}

/** The same without the page around it, to be shown inside another one. */
export function contractBody(document: ContractDocument): Html {
  return html`${heading(document)}${parties(document)}${cost(document)}${payouts(document)}${schedule(document)}${terms(document)}${information(document)}${record(document)}`;
}

type Say = (key: WordKey, places?: Readonly<Record<string, string | number>>) => string;

function speak({ locale }: ContractDocument): Say {
  return (key, places) => word(locale, key, places);
}

function amountOf({ contract: { currency } }: ContractDocument, minor: number): string {
  return `${formatMinor(BigInt(minor), currency).replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')} ${currency}`;
}

/** "0.0720" → "7.20 %" */
export function percent(rate: string): string {
  return `${(Number(rate) * 100).toFixed(2)} %`;
}

const line = (name: string, value: string | Html): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;

function heading(document: ContractDocument): Html {
  const say = speak(document);
  const { signing } = document;
  const state = signing ? say('signed', { date: signing.signedAt }) : say('unsigned');
  return html`<h1>${say('title')}</h1>
    <p class="soft">${document.contract.agreement} · ${state}</p>`;
}

function parties(document: ContractDocument): Html {
  const { contract, locale } = document;
  const say = speak(document);
  const { product, scenario, order } = contract;
  return html`<h2>${say('parties')}</h2>
    <table>
      ${line(say('customer'), contract.customer)} ${line(say('partner'), contract.partner.name)}
      ${line(say('purpose'), scenario.names[locale])}
      ${line(say('product'), `${product.names[locale]} (${product.code}, ${say('version', { number: product.version })}, ${contract.option})`)}
      ${order ? line(say('order'), order.id) : []}
    </table>`;
}

function cost(document: ContractDocument): Html {
  const { contract } = document;
  const say = speak(document);
  const { totals, apr, downPayment } = contract;
  const money = (minor: number): string => amountOf(document, minor);
  return html`<h2>${say('cost')}</h2>
    <table>
      ${line(say('financed'), money(contract.financed))}
      ${downPayment > 0 ? line(say('downPayment'), money(downPayment)) : []}
      ${line(say('rate'), percent(contract.rateAnnual))} ${line(say('dayCount'), contract.dayCount)}
      ${apr ? line(say('apr'), `${percent(apr.value)} (${apr.method})`) : []}
      ${line(say('interest'), money(totals.interest))} ${line(say('fees'), money(totals.fees))}
      ${line(say('totalCost'), money(totals.cost))}
      <tr class="total">
        <td>${say('payable')}</td>
        <td>${money(totals.payable)}</td>
      </tr>
    </table>`;
}

function payouts(document: ContractDocument): Html {
  const { contract, locale } = document;
  const say = speak(document);
  const rows = contract.drawdowns.map(
    ({ number, name, plannedOn, lapsesOn, amount }) =>
      html`<tr>
        <td>${name ?? number}</td>
        <td>${plannedOn}</td>
        <td>${lapsesOn}</td>
        <td class="n">${amountOf(document, amount)}</td>
      </tr>`,
  );
  return html`<h2>${say('payouts')}</h2>
    <p>${say('payee')}: ${PAYEE_WORDS[contract.payee.to][locale]}</p>
    <table>
      <thead>
        <tr>
          <th></th>
          <th>${say('planned')}</th>
          <th>${say('lapses')}</th>
          <th class="n">${say('amount')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p>${say('neverOwed')}</p>`;
}

function schedule(document: ContractDocument): Html {
  const { contract } = document;
  const say = speak(document);
  const row = (one: ContractInstalment): Html => {
    const cells = [one.principal, one.interest, one.fee, one.total].map(
      (minor) => html`<td class="n">${amountOf(document, minor)}</td>`,
    );
    return html`<tr>
      <td>${one.number}</td>
      <td>${one.dueDate}</td>
      ${cells}
    </tr>`;
  };
  const columns = (['principal', 'interestPart', 'feePart', 'total'] as const).map(
    (key) => html`<th class="n">${say(key)}</th>`,
  );
  const moves = contract.loans.some(({ movesWithPayout }) => movesWithPayout);
  return html`<h2>${say('schedule')}</h2>
    ${contract.isProjection ? html`<p>${say('projection')}</p>` : []}${moves ? html`<p>${say('moves')}</p>` : []}
    <table>
      <thead>
        <tr>
          <th>${say('number')}</th>
          <th>${say('dueDate')}</th>
          ${columns}
        </tr>
      </thead>
      <tbody>
        ${contract.instalments.map(row)}
      </tbody>
    </table>`;
}

function terms(document: ContractDocument): Html {
  const { contract, locale } = document;
  const say = speak(document);
  const { lateCharge, withdrawalDays, refundOrder, commissionRate, partner } = contract;
  const order = contract.allocation.map((component) => COMPONENT_WORDS[component][locale]);
  const cap = lateCharge?.perChargeMinor;
  const late = lateCharge
    ? say('lateCharge', {
        rate: percent(lateCharge.rateAnnual),
        cap: typeof cap === 'number' ? say('lateCap', { amount: amountOf(document, cap) }) : '',
      })
    : say('noLateCharge');
  const sentences = [
    say('allocation', { order: order.join(locale === 'zh' ? '、' : ', ') }),
    say(refundOrder === 'financedFirst' ? 'refundFirst' : 'refundProRata'),
    late,
    say('early'),
    withdrawalDays > 0 ? say('withdrawal', { days: withdrawalDays }) : say('noWithdrawal'),
    ...(commissionRate === undefined
      ? []
      : [say('commission', { partner: partner.name, rate: percent(commissionRate) })]),
  ];
  return html`<h2>${say('terms')}</h2>
    <ol>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ol>`;
}

function information(document: ContractDocument): Html {
  const { contract, locale } = document;
  const say = speak(document);
  const { disclosures, rights } = contract;
  const texts = disclosures.map(
    ({ text, code, version }) =>
      html`<li>${text[locale]} <span class="soft">(${code} ${version})</span></li>`,
  );
  return html`${
    texts.length > 0
      ? html`<h2>${say('information')}</h2>
          <ul>
            ${texts}
          </ul>`
      : []
  }${
    rights.length > 0
      ? html`<h2>${say('rights')}</h2>
          <ul>
            ${rights.map(({ says }) => html`<li>${says[locale]}</li>`)}
          </ul>`
      : []
  }`;
}

function record(document: ContractDocument): Html {
  const { contract, hash } = document;
  const say = speak(document);
  const { application, offer, decision, pack } = contract;
  const names = [application, offer, decision, ...(pack ? [`${pack.jurisdiction} ${pack.version}`] : [])];
  return html`<h2>${say('record')}</h2>
    <p class="mono">${names.join(' · ')}</p>
    <p class="mono">${say('hash')}: ${hash}</p>`;
}
