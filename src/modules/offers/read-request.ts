import { parseDate } from '../../kernel/calendar-date.js';
import { type DomainError, type FieldError } from '../../kernel/domain-error.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { OffersRequestDto } from './dto/offers-request.dto.js';
import { offerProblems } from './offers.errors.js';
import type { Asked } from './offers-request.js';

/**
 * What is asked, with the rules that no single field can state: one currency, a balance within the amount, stages that
 * add up.
 * @throws DomainError with a pointer to what is wrong
 */
export function readRequest(body: OffersRequestDto): Asked {
  const { amount, availableBalance, stages = [] } = body;
  const currency = amount?.currency ?? stages[0]?.amount.currency;
  refuseMixedCurrencies(body, currency);
  const amountMinor = wholeAmount(body);
  const availableMinor = availableBalance?.amount.amount;
  if (availableMinor !== undefined && amountMinor !== undefined && availableMinor > amountMinor) {
    throw fault(
      'balance_exceeds_amount',
      '/availableBalance/amount/amount',
      `must be at most ${amountMinor}`,
    );
  }
  return {
    purpose: body.purpose,
    initiative: body.initiative ?? 'customer',
    currency,
    amountMinor,
    availableMinor,
    stages: stages.map(({ name, date, amount: { amount: minor } }) => ({
      name,
      amountMinor: minor,
      date: parseDate(date) as LocalDate,
    })),
    context: body.context ?? {},
    orderId: body.order?.id,
    lines: linesOf(body),
    channel: body.channel ?? 'app',
    locale: body.locale ?? 'en',
  };
}

/** The amount that is asked for; stages that come without one say it by their sum. */
function wholeAmount({ amount, stages = [] }: OffersRequestDto): number | undefined {
  if (stages.length === 0) return amount?.amount;
  const sum = stages.reduce((total, stage) => total + stage.amount.amount, 0);
  if (!Number.isSafeInteger(sum)) throw fault('stages_differ_from_amount', '/stages', 'the sum is too large');
  if (amount && amount.amount !== sum)
    throw fault('stages_differ_from_amount', '/stages', `add up to ${sum}, not ${amount.amount}`);
  return sum;
}

function linesOf({ order }: OffersRequestDto): Asked['lines'] {
  return (order?.lines ?? []).map(({ id, description, quantity, amount: { amount } }) => ({
    id,
    description,
    quantity,
    amount,
  }));
}

function refuseMixedCurrencies(body: OffersRequestDto, currency: string | undefined): void {
  const named: [string, string | undefined][] = [
    ['/availableBalance/amount', body.availableBalance?.amount.currency],
    ...(body.stages ?? []).map((stage, i): [string, string] => [
      `/stages/${i}/amount`,
      stage.amount.currency,
    ]),
    ...(body.order?.lines ?? []).map((line, i): [string, string] => [
      `/order/lines/${i}/amount`,
      line.amount.currency,
    ]),
  ];
  for (const [pointer, other] of named) {
    if (other !== undefined && other !== currency)
      throw fault(
        'mixed_currencies',
        `${pointer}/currency`,
        `must be ${currency ?? 'the currency of the amount'}`,
      );
  }
}

function fault(
  code: 'mixed_currencies' | 'stages_differ_from_amount' | 'balance_exceeds_amount',
  pointer: string,
  detail: string,
): DomainError {
  const error: FieldError = { pointer, code, detail };
  return offerProblems[code](undefined, { errors: [error] });
}
