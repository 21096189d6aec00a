import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import { bucketOf, familyRoot, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { enrolmentFor, partnersPart, type PartnerCall } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import {
  pathIsUnder,
  recognise,
  type Recognition,
  scenarioAt,
  scenariosToken,
  TextModel,
} from '../scenarios/index.js';
import { answerText } from './answer.js';
import { decide, type Decision } from './decide.js';
import { DecisionGate, type KnownCustomer } from './decision-gate.js';
import type { StoredDecision } from './decision-rows.js';
import { outcomeOf, verdictText } from './decision-summary.js';
import type { OffersRequestDto } from './dto/offers-request.dto.js';
import { borrowerOf, type Known, KnowingService } from './knowing.service.js';
import { offerProblems } from './offers.errors.js';
import type { Asked } from './offers-request.js';
import { readRequest } from './read-request.js';
import { receiptText } from './receipt.js';
import { subjectToken } from './subject-token.js';

/** What names a repeat of this request; undefined without an `Idempotency-Key`. */
export interface Repeat {
  readonly digest: Buffer;
  readonly fingerprint: Buffer;
}

export interface DecidedAnswer {
  /** JSON text; bytes where it was just made. */
  readonly body: string | Buffer;
  readonly stored: StoredDecision | undefined;
}

interface Recorded {
  readonly id: Uuid;
  readonly body: OffersRequestDto;
  readonly borrower: KnownCustomer | undefined;
  readonly repeat: Repeat | undefined;
}

/** The main job: from a request to a recorded answer. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly knowing: KnowingService,
    private readonly gate: DecisionGate,
    private readonly classifier: TextModel,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
  ) {}

  async decide(
    call: PartnerCall,
    body: OffersRequestDto,
    repeat: Repeat | undefined,
  ): Promise<DecidedAnswer> {
    const asked = readRequest(body);
    const recognition = this.recognise(call, body, asked);
    const known = await this.knowing.know(call, body, recognition, repeat?.digest);
    const { stored } = known.asker;
    if (stored) return { body: stored.answer, stored };
    // The decision lies in its borrower's bucket; its offers share its id but for the last four bits.
    const borrower = borrowerOf(known);
    const id = familyRoot(newUuid(this.clock.nowMs(), borrower && bucketOf(borrower.id)));
    return this.record(call, this.judge(call, asked, recognition, known, id), { id, body, borrower, repeat });
  }

  /** The situation, and whether this partner and key may use it. */
  private recognise(
    { key, snapshot, actor }: PartnerCall,
    body: OffersRequestDto,
    asked: Asked,
  ): Recognition {
    const book = snapshot.get(scenariosToken);
    const allowed = key.partner.enrolledPaths[actor.environment];
    const signals = { scenario: body.scenario, mcc: body.mcc, text: body.text, allowed };
    const recognition = recognise(signals, book, this.classifier);
    if (!recognition)
      throw offerProblems.unknown_scenario(undefined, {
        errors: [{ pointer: '/scenario', code: 'unknown_scenario', detail: 'is not a path of the tree' }],
      });
    if (key.scenarios.length > 0 && !key.scenarios.some((path) => pathIsUnder(recognition.path, path))) {
      throw offerProblems.scenario_not_in_key();
    }
    const isNamed = body.scenario !== undefined;
    if (isNamed && !enrolmentFor(recognition.path, key.partner.enrolments[actor.environment]))
      throw offerProblems.scenario_not_enrolled();
    const faults =
      isNamed || body.context ? scenarioAt(recognition.path, book).contextFaults(asked.context) : [];
    if (faults.length > 0) {
      throw offerProblems.context_invalid(undefined, {
        errors: faults.map((fault) => ({ ...fault, pointer: `/context${fault.pointer}` })),
      });
    }
    return recognition;
  }

  private judge(
    { key, actor, snapshot }: PartnerCall,
    asked: Asked,
    recognition: Recognition,
    known: Known,
    id: Uuid,
  ): Decision {
    const { path } = recognition;
    const book = snapshot.get(scenariosToken);
    const { paused } = snapshot.get(partnersPart);
    const scenario = scenarioAt(path, book);
    const enrolment = enrolmentFor(path, key.partner.enrolments[actor.environment]);
    const { businessMs } = known.asker;
    const businessDate = dateInZone(businessMs, scenario.definition.timeZone);
    const circumstances = {
      asked,
      recognition,
      scenario,
      enrolment,
      parties: this.knowing.partiesOn(known, businessDate, path),
      businessDate,
      pack: enrolment && book.packs.get(enrolment.jurisdiction),
      businessMs,
      pausedProducts: paused.product,
      isScenarioPaused: [...paused.scenario].some((stopped) => pathIsUnder(path, stopped)),
    };
    return decide(circumstances, snapshot.get(productsToken).candidates(path), id);
  }

  private async record(
    { actor, snapshot }: PartnerCall,
    decision: Decision,
    { id, body, borrower, repeat }: Recorded,
  ): Promise<DecidedAnswer> {
    const token = borrower ? undefined : subjectToken(this.digests, actor, id);
    const text = answerText(decision, { id, environment: actor.environment, subjectToken: token });
    const bytes = Buffer.from(text);
    const { asked, recognition } = decision.situation;
    const stored = await this.gate.record({
      id,
      partnerId: actor.partnerId,
      environment: actor.environment,
      borrower,
      scenario: recognition.path,
      purpose: asked.purpose,
      amountMinor: asked.amountMinor,
      currency: asked.currency,
      snapshotVersion: snapshot.version,
      offerCount: decision.ranked.length,
      outcome: outcomeOf(decision),
      verdicts: verdictText(decision),
      receipt: receiptText(body, decision),
      answer: bytes,
      idempotencyDigest: repeat?.digest,
      fingerprint: repeat?.fingerprint,
    });
    return { body: stored?.answer ?? bytes, stored };
  }
}
