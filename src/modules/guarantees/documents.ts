import { createHash } from 'node:crypto';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { formatMinor } from '../../kernel/money.js';
import { percent } from '../agreements/index.js';
import type { Customer } from '../customers/index.js';
import type { GuaranteeTerms } from './guarantee.rules.js';
import type { SuretyshipKind, SuretyshipTerms } from './suretyship.rules.js';

export type Locale = 'en' | 'zh';

/** Whom the bank promises to pay. Stored sealed, as part of the document. */
export interface Beneficiary {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** The partner's own id of him. */
  readonly reference?: string | undefined;
}

/** What the signer was shown: written once, kept as it was. */
export interface Paper {
  readonly v: 1;
  readonly locale: Locale;
  readonly text: string;
  readonly beneficiary?: Beneficiary;
}

/** SHA-256 of the text, the name of what was signed. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A customer in a text: by his name, if the bank knows it, and by his id. */
export function nameIn(id: Uuid, customer: Customer | undefined): string {
  const publicId = formatId('customer', id);
  return customer?.personal.name ? `${customer.personal.name} (${publicId})` : publicId;
}

export interface GuaranteeFacts {
  readonly id: string;
  readonly applicant: string;
  readonly beneficiary: Beneficiary;
  readonly product: Readonly<Record<Locale, string>>;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  readonly marginMinor: bigint;
  readonly expiresOn: LocalDate;
  readonly terms: GuaranteeTerms;
}

/** The guarantee and the applicant's own undertaking in one text. */
export function guaranteeText(locale: Locale, facts: GuaranteeFacts): string {
  const money = (minor: bigint): string => `${formatMinor(minor, facts.currency)} ${facts.currency}`;
  const documents = facts.terms.claimDocuments.map((kind) => DOCUMENT_NAMES[kind]?.[locale] ?? kind);
  const { id, applicant, beneficiary, expiresOn, product, terms } = facts;
  const share = terms.commissionRate === undefined ? undefined : percent(terms.commissionRate);
  return locale === 'zh'
    ? [
        `${product.zh} ${id}`,
        `申请人：${applicant}`,
        `受益人：${beneficiary.name}`,
        `最高金额：${money(facts.amountMinor)}`,
        `有效期至：${expiresOn.toString()}（含当日）`,
        `本行承诺：受益人于有效期内提交以下文件后，在最高金额内付款：${documents.join('、')}。可分次索赔，每次付款相应减少本保函金额。`,
        `到期或受益人退还后，本保函失效；有效期内提出的索赔仍予审核。`,
        ...(facts.marginMinor > 0n
          ? [
              `申请人支付手续费 ${money(facts.feeMinor)}，并存入保证金 ${money(facts.marginMinor)}；保函终止后，扣除申请人所欠款项，余额予以退还。`,
              `本行付款先以保证金抵付，其余由申请人立即偿还。`,
            ]
          : [`申请人支付手续费 ${money(facts.feeMinor)}。`, `本行所付款项，由申请人立即偿还。`]),
        ...(share === undefined ? [] : [`本行将手续费的 ${share} 付给合作方，申请人不另付费。`]),
      ].join('\n')
    : [
        `${product.en} ${id}`,
        `Applicant: ${applicant}`,
        `Beneficiary: ${beneficiary.name}`,
        `Highest amount: ${money(facts.amountMinor)}`,
        `Valid until and including: ${expiresOn.toString()}`,
        `The bank pays the beneficiary up to the highest amount when it receives, on or before that day: ${documents.join(', ')}. Parts may be claimed; each payment lowers the amount.`,
        `The promise ends with that day, or earlier when the beneficiary gives it back. A claim made in time is examined also after it.`,
        ...(facts.marginMinor > 0n
          ? [
              `The applicant pays a commission of ${money(facts.feeMinor)} and lodges a cash margin of ${money(facts.marginMinor)}; what is left of the margin at the end is returned, less what he then owes.`,
              `What the bank pays is taken from the margin first; the applicant owes the rest at once.`,
            ]
          : [
              `The applicant pays a commission of ${money(facts.feeMinor)}.`,
              `What the bank pays, the applicant owes it at once.`,
            ]),
        ...(share === undefined
          ? []
          : [
              `The bank pays ${share} of the commission to the partner who arranged this guarantee; it does not add to what the applicant pays.`,
            ]),
      ].join('\n');
}

export interface AmendmentFacts {
  /** From 1. */
  readonly number: number;
  readonly id: string;
  readonly agreedOn: LocalDate;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly expiresOn: LocalDate;
  readonly feeMinor: bigint;
  readonly marginChangeMinor: bigint;
}

/** A guarantee's text with one more amendment below it. */
export function amendedText({ locale, text }: Pick<Paper, 'locale' | 'text'>, facts: AmendmentFacts): string {
  const money = (minor: bigint): string => `${formatMinor(minor, facts.currency)} ${facts.currency}`;
  const { number, id, agreedOn, expiresOn, marginChangeMinor: change } = facts;
  const margin = money(change < 0n ? -change : change);
  const amendment =
    locale === 'zh'
      ? [
          `第 ${number} 次修改（${id}），${agreedOn.toString()} 起生效`,
          `最高金额：${money(facts.amountMinor)}`,
          `有效期至：${expiresOn.toString()}（含当日）`,
          `申请人另付手续费 ${money(facts.feeMinor)}，${change < 0n ? '退还' : '增存'}保证金 ${margin}。其余条款不变。`,
        ]
      : [
          `Amendment ${number} (${id}), in force from ${agreedOn.toString()}`,
          `Highest amount: ${money(facts.amountMinor)}`,
          `Valid until and including: ${expiresOn.toString()}`,
          `The applicant pays a further commission of ${money(facts.feeMinor)} and ${change < 0n ? 'gets back' : 'lodges'} ${margin} of margin. Everything else stays.`,
        ];
  return [text, ...amendment].join('\n');
}

/** Kinds of documents that a claim can name. */
export const CLAIM_DOCUMENTS = [
  'writtenDemand',
  'statementOfBreach',
  'handoverRecord',
  'invoice',
  'courtDecision',
  'other',
] as const;
export type ClaimDocument = (typeof CLAIM_DOCUMENTS)[number];

const DOCUMENT_NAMES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  writtenDemand: { en: 'a written demand', zh: '书面索赔函' },
  statementOfBreach: { en: 'a statement of the breach', zh: '违约声明' },
  handoverRecord: { en: 'the record of the hand-over of the home', zh: '房屋交接记录' },
  invoice: { en: 'the unpaid invoice', zh: '未付发票' },
  courtDecision: { en: 'a decision of a court', zh: '法院裁判文书' },
  other: { en: 'a further document', zh: '其他文件' },
};

/** What a claim on a guarantee of this product must bring along. */
export function claimDocumentsOf(product: string): readonly ClaimDocument[] {
  return product === 'rent-deposit-guarantee'
    ? ['writtenDemand', 'handoverRecord']
    : ['writtenDemand', 'statementOfBreach'];
}

export interface SuretyshipFacts {
  readonly id: string;
  readonly guarantor: string;
  readonly borrower: string;
  readonly application: string;
  /** What the borrower has applied for. */
  readonly product: Readonly<Record<Locale, string>>;
  readonly debtMinor: bigint;
  readonly kind: SuretyshipKind;
  readonly currency: string;
  readonly capMinor: bigint;
  readonly terms: SuretyshipTerms;
}

/** The guarantor's undertaking. It says whose debt he stands for and how large it is, never the borrower's means. */
export function suretyshipText(locale: Locale, facts: SuretyshipFacts): string {
  const { id, guarantor, borrower, application, product, kind, terms } = facts;
  const money = (minor: bigint): string => `${formatMinor(minor, facts.currency)} ${facts.currency}`;
  const cap = money(facts.capMinor);
  const percent = (share: string): string => `${Number(share) * 100} %`;
  const steps = terms.releaseSteps.map(({ principalShareAtMost, capShare }) =>
    locale === 'zh'
      ? `剩余本金降至 ${percent(principalShareAtMost)} 时，最高额降至 ${percent(capShare)}`
      : `when ${percent(principalShareAtMost)} of the principal or less is open, the cap is ${percent(capShare)} of it`,
  );
  return locale === 'zh'
    ? [
        `保证书 ${id}`,
        `保证人：${guarantor}`,
        `借款人：${borrower}`,
        `所担保的债务：${product.zh}，${money(facts.debtMinor)}（申请 ${application}），及其利息与费用`,
        `保证方式：${kind === 'joint' ? '连带责任保证' : '一般保证'}；最高额：${cap}`,
        ...steps,
        `借款人逾期 ${terms.noticeAfterDays} 天后本行方可通知保证人，通知后 ${terms.cureDays} 天内借款人或保证人可补足；其后方可要求保证人付款。`,
      ].join('\n')
    : [
        `Suretyship ${id}`,
        `Guarantor: ${guarantor}`,
        `Borrower: ${borrower}`,
        `Debt: ${product.en}, ${money(facts.debtMinor)} (application ${application}), with its interest and charges`,
        `${kind === 'joint' ? 'Joint: beside the borrower' : 'Secondary: after the borrower'}; cap: ${cap}`,
        ...steps,
        `The bank may give notice when the borrower is ${terms.noticeAfterDays} days in arrears; he and the guarantor then have ${terms.cureDays} days, and only after them can the guarantor be made to pay.`,
      ].join('\n');
}
