import type { AgreementContract } from '../contract.types.js';

export type Locale = 'en' | 'zh';

/** A sentence in both languages. */
type Wording = Readonly<Record<Locale, string>>;

const say = (en: string, zh: string): Wording => ({ en, zh });

/** What the contract document says, apart from its numbers. */
export const WORDS = {
  title: say('Credit agreement', '信贷合同'),
  unsigned: say('Not signed yet: this document binds nobody.', '尚未签署，本文件不具约束力。'),
  signed: say('Signed on {date}.', '已于 {date} 签署。'),
  parties: say('Parties and purpose', '当事人与用途'),
  customer: say('Customer', '客户'),
  partner: say('Arranged through', '合作方'),
  purpose: say('Purpose', '用途'),
  product: say('Product', '产品'),
  version: say('version {number}', '版本 {number}'),
  order: say('Order', '订单'),
  cost: say('What it costs', '费用总表'),
  financed: say('Amount of credit', '信贷金额'),
  downPayment: say('Own payment, outside this credit', '自付金额（不含于本信贷）'),
  rate: say('Borrowing rate a year', '年利率'),
  dayCount: say('Interest is counted by', '计息方式'),
  apr: say('Yearly all-in cost', '年化综合成本'),
  interest: say('Total interest', '利息合计'),
  fees: say('Total fees', '费用合计'),
  totalCost: say('Total cost of the credit', '信贷总成本'),
  payable: say('Total to be paid', '应还总额'),
  payouts: say('Payouts', '放款'),
  payee: say('Payee', '收款方'),
  planned: say('Planned for', '计划日期'),
  lapses: say('Lapses after', '失效日期'),
  amount: say('Amount', '金额'),
  neverOwed: say(
    'Interest runs from the day of each real payout. What is not paid out by its last day lapses and is never owed.',
    '利息自每次实际放款之日起计算；逾期未放款部分自动失效，无需偿还。',
  ),
  moves: say(
    'Due dates are counted from the day of the payout; those below hold when it comes as planned.',
    '还款日自放款之日起计算；如按计划放款，则以下表为准。',
  ),
  schedule: say('Instalments', '还款计划'),
  projection: say(
    'The instalments follow the sales; these are expected, not agreed.',
    '还款随销售额变动，下表仅为预计。',
  ),
  number: say('No.', '期数'),
  dueDate: say('Due', '还款日'),
  principal: say('Principal', '本金'),
  interestPart: say('Interest', '利息'),
  feePart: say('Fee', '费用'),
  total: say('Total', '合计'),
  terms: say('Terms', '条款'),
  allocation: say(
    'A payment settles the oldest instalment first, and within it: {order}.',
    '还款先清偿最早一期；同期内依次清偿：{order}。',
  ),
  refundFirst: say(
    'When goods are returned, the refund lowers this credit first.',
    '退货退款优先抵减本信贷。',
  ),
  refundProRata: say(
    'When goods are returned, the refund lowers this credit and your own payment in proportion.',
    '退货退款按比例抵减本信贷与自付金额。',
  ),
  noLateCharge: say('There is no late charge.', '不收取逾期费用。'),
  lateCharge: say(
    'Late: at most {rate} a year on what is overdue{cap}.',
    '逾期费用：不超过逾期金额年化 {rate}{cap}。',
  ),
  lateCap: say(', at most {amount} a charge', '，单次不超过 {amount}'),
  commission: say(
    'The bank pays {partner} a commission of {rate} of what is paid out for having arranged this credit; it does not add to what you pay.',
    '本行就促成本信贷向 {partner} 支付放款金额 {rate} 的佣金，该佣金不增加您的应付金额。',
  ),
  early: say(
    'You may repay early at any time; interest is charged to that day only.',
    '您可随时提前还款，利息仅计至还款当日。',
  ),
  withdrawal: say(
    'You may withdraw within {days} days of signing without giving a reason; you then repay what was paid out, with interest for its days.',
    '您可在签署后 {days} 天内无理由撤回；撤回后须归还已放款金额及相应天数的利息。',
  ),
  noWithdrawal: say('The law gives no right of withdrawal here.', '本合同不适用法定撤回权。'),
  information: say('Information for you', '重要告知'),
  rights: say('Your rights', '您的权利'),
  record: say('Record', '存证'),
  confirm: say('Sign this agreement', '签署本合同'),
  code: say('One-time code from your phone', '手机收到的一次性验证码'),
  signIt: say('Sign', '签署'),
  refuseIt: say('I do not want it', '我不需要'),
  codeWrong: say('The code is wrong. {left} tries are left.', '验证码错误，还可尝试 {left} 次。'),
  readOn: say(
    'Please read the document first; you can sign in {seconds} seconds.',
    '请先阅读合同，{seconds} 秒后方可签署。',
  ),
  goneTitle: say('This page is not there', '页面不存在'),
  gone: say(
    'The link is wrong or was cut. Go back to where you came from and ask for it again.',
    '链接有误或不完整，请返回原页面重新获取。',
  ),
  hash: say('SHA-256 of the contract', '合同 SHA-256 摘要'),
} as const satisfies Readonly<Record<string, Wording>>;

export type WordKey = keyof typeof WORDS;

/** A wording with its places filled in. */
export function word(
  locale: Locale,
  key: WordKey,
  places: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[key][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''));
}

export const PAYEE_WORDS: Readonly<Record<AgreementContract['payee']['to'], Wording>> = {
  merchant: say('the merchant', '商户'),
  institution: say('the institution', '院校'),
  clinic: say('the clinic', '诊所'),
  landlord: say('the landlord', '房东'),
  contractor: say('the contractor', '施工方'),
  dealer: say('the dealer', '经销商'),
  agency: say('the travel agency', '旅行社'),
  insurer: say('the insurer', '保险公司'),
  taxOffice: say('the tax office', '税务机关'),
  seller: say('the seller', '卖方'),
  supplier: say('the supplier', '供应商'),
  organisation: say('your own account', '贵方账户'),
  beneficiary: say('the beneficiary', '受益人'),
  ownAccount: say('your own account', '您的账户'),
  none: say('nobody', '无'),
};

export const COMPONENT_WORDS: Readonly<Record<AgreementContract['allocation'][number], Wording>> = {
  penalty: say('late charges', '逾期费用'),
  fee: say('fees', '费用'),
  interest: say('interest', '利息'),
  principal: say('principal', '本金'),
};
