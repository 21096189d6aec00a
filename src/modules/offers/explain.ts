import { explain, type Reason } from '../../engines/rules/index.js';
import { answerText } from './answer.js';
import type { Decision } from './decide.js';
import { answerOf, type StoredDecisionRow } from './decisions.repository.js';
import type {
  ClauseExplanationDto,
  ExplanationDto,
  LeaningsDto,
  ReplayDto,
} from './dto/staff-decisions.dto.js';
import type { DecisionDto } from './dto/offers-answer.dto.js';

const MAX_DIFFERENCES = 50;

/** @param maySeeSecurity reasons of the class `security` are for the risk role only */
export function explainDecision(
  row: StoredDecisionRow,
  decision: Decision,
  maySeeSecurity: boolean,
): ExplanationDto {
  const refusals = new Map(
    decision.notOffered
      .filter(({ option }) => option === undefined)
      .map(({ product, refusal }) => [product, refusal]),
  );
  return {
    answer: answerOf(row) as unknown as DecisionDto,
    snapshotVersion: Number(row.snapshotVersion),
    engine: row.engine,
    leanings: leaningsOf(decision),
    recorded: maySeeSecurity ? row.verdicts : withoutSecurity(row.verdicts, decision),
    products: decision.verdicts.map(({ product }) => {
      const refusal = refusals.get(product);
      const isHidden = refusal?.class === 'security' && !maySeeSecurity;
      const shown = isHidden ? { code: 'not_available', class: 'security' } : refusal;
      return {
        product: product.definition.slug,
        version: product.number,
        passed: refusal === undefined,
        code: shown?.code ?? null,
        class: shown?.class ?? null,
        smallestChange: isHidden ? null : (refusal?.change ?? null),
        clauses: isHidden
          ? []
          : clausesOf(explain(product.eligibility, decision.situation.facts), maySeeSecurity),
      };
    }),
  };
}

/** What is recorded of a candidate that security has spoken of tells neither its reason nor which clause failed. */
function withoutSecurity(recorded: string, { verdicts, notOffered, situation }: Decision): string {
  const refused = notOffered.flatMap(({ product, refusal }) =>
    refusal.class === 'security' ? product.definition.slug : [],
  );
  const failed = verdicts.flatMap(({ product: { definition, eligibility } }) =>
    explain(eligibility, situation.facts).some((reason) => reason.class === 'security')
      ? definition.slug
      : [],
  );
  return recorded
    .split(',')
    .map((one) => {
      const [candidate = '', code] = one.split(':');
      const [slug = ''] = candidate.split('@');
      if (refused.includes(slug)) return `${candidate}:not_available:0:0`;
      return failed.includes(slug) ? `${candidate}:${code}:0:0` : one;
    })
    .join(',');
}

function leaningsOf({ situation: { parties } }: Decision): LeaningsDto | null {
  const { debtAversion, needs } = parties.borrower ?? {};
  if (debtAversion === undefined && !needs) return null;
  return {
    debtAversion: debtAversion ?? null,
    needs: needs ? Object.entries(needs).map(([kind, strength]) => ({ kind, strength })) : null,
  };
}

function clausesOf(reasons: readonly Reason[], maySeeSecurity: boolean): ClauseExplanationDto[] {
  return reasons.flatMap((reason): ClauseExplanationDto[] => {
    if (reason.class === 'security' && !maySeeSecurity) return [];
    if (reason.kind === 'comparison') {
      const { code, field, verdict, wanted, actual } = reason;
      return [{ code, field, verdict, wanted, actual: actual ?? null }];
    }
    return reason.alternatives.flatMap((parts) => clausesOf(parts, maySeeSecurity));
  });
}

/** The answer as it was sent, and whether today's code still gives it. */
export function replayDecision(row: StoredDecisionRow, decision: Decision): ReplayDto {
  const sent = answerOf(row);
  const again = answerText(decision, {
    id: row.id,
    environment: row.environment,
    subjectToken: sent.subjectToken ?? undefined,
  });
  const differences: string[] = [];
  compare(sent, JSON.parse(again), '', differences);
  return { sent: sent as unknown as DecisionDto, same: differences.length === 0, differences };
}

function compare(a: unknown, b: unknown, pointer: string, differences: string[]): void {
  if (differences.length >= MAX_DIFFERENCES || Object.is(a, b)) return;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  ) {
    differences.push(pointer === '' ? '/' : pointer);
    return;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    compare(
      left[name],
      right[name],
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      differences,
    );
  }
}
