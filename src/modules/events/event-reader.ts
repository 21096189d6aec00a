import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Classification, ClassifyOptions } from '../../engines/classification/index.js';
import { parseId } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Faults } from '../../platform/http/validation/faults.js';
import { shapeOf } from '../../platform/http/validation/shape.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { CustomersRepository, type Tenant } from '../customers/index.js';
import { enrolmentFor, type PartnerCall } from '../partners/index.js';
import {
  pathIsUnder,
  recognise,
  ROOT,
  rootOf,
  scenarioAt,
  scenariosToken,
  sensitivityOf,
  TextModel,
  visibleRootOf,
  zoneOfScope,
} from '../scenarios/index.js';
import { ReportEventDto } from './dto/event.dto.js';
import { MONEY_TYPES } from './event-types.js';
import { refusal, type Refusal } from './events.errors.js';
import type { Contradiction, CustomerKey, ReadEvent } from './reported-event.js';
import { SCREENED_MS } from './screening/screened.js';
import { screeningTermsPart } from './screening/screening-terms.snapshot.js';

const SHAPE = shapeOf(ReportEventDto);
/** Of a keyed digest in hexadecimal; 128 bits do not meet by chance. */
const DIGEST_DIGITS = 32;
const TEXTS_REMEMBERED = 10_000;
/** A text is read as what it plainly says, wherever the partner is enrolled. */
const EVERYWHERE: readonly string[] = [ROOT];

/** Reads reports: everything that can be said of an event before the bank's tables are asked. */
@Injectable()
export class EventReader {
  /** Files name the same merchants again and again. By the list of enrolments, which is one object per snapshot. */
  private readonly texts = new WeakMap<readonly string[], LRUCache<string, Classification>>();
  private readonly classifier: Pick<TextModel, 'classify'> = {
    classify: (text, options) => this.classifyText(text, options),
  };

  constructor(
    private readonly model: TextModel,
    private readonly digests: KeyedDigest,
    private readonly customers: CustomersRepository,
    private readonly clock: SystemClock,
  ) {}

  /**
   * @param value a parsed value of any form, whose faults are the event's own
   * @param digests of the customers of its file, by the partner's own ids; a new one is added
   */
  readUnchecked(call: PartnerCall, value: unknown, digests?: Map<string, string>): ReadEvent {
    const faults = new Faults();
    const report = SHAPE.read(value, '', faults);
    const [fault] = faults.list;
    return fault ? { refusal: fault } : this.read(call, report as ReportEventDto, digests);
  }

  read(call: PartnerCall, report: ReportEventDto, digests?: Map<string, string>): ReadEvent {
    const customer = this.customerOf(call, report, digests);
    if ('code' in customer) return { refusal: customer };
    const scene = this.sceneOf(call, report);
    if ('code' in scene) return { refusal: scene };
    if (MONEY_TYPES.has(report.type) && !report.amount)
      return { refusal: refusal('amount_required', '/amount') };
    return {
      event: {
        externalId: report.externalId,
        digest: this.digestOfId(call.actor, report.externalId),
        fingerprint: this.digestOf('event-content', call.actor, contentOf(report)),
        customer,
        type: report.type,
        occurredMs: Date.parse(report.occurredAt),
        ...scene,
        amountMinor: report.amount?.amount,
        currency: report.amount?.currency,
        relatesTo: report.relatesTo,
        device: this.signalOf('device', call.actor, report.device),
        payee: this.signalOf('payee', call.actor, report.payee),
        contradiction: this.contradictionOf(call, report),
        // Of a sensitive scene nothing stays that would tell more than its root.
        mcc: scene.isSensitive ? undefined : report.mcc,
        text: scene.isSensitive ? undefined : report.text,
        payload: scene.isSensitive ? undefined : report.payload,
      },
    };
  }

  /** Names an event by the partner's own id. */
  digestOfId(tenant: Tenant, externalId: string): string {
    return this.digestOf('event-id', tenant, externalId);
  }

  private digestOf(purpose: string, { partnerId, environment }: Tenant, text: string): string {
    return this.digests.hex(purpose, partnerId, environment, text).slice(0, DIGEST_DIGITS);
  }

  private signalOf(kind: 'device' | 'payee', tenant: Tenant, id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.digestOf(`event-${kind}`, tenant, id);
  }

  /** Only of what is screened at all: a file of last year's events need not have its texts read. */
  private contradictionOf({ snapshot }: PartnerCall, report: ReportEventDto): Contradiction | undefined {
    const { scenario, mcc, text, occurredAt } = report;
    if (scenario === undefined || Date.parse(occurredAt) < this.clock.nowMs() - SCREENED_MS) return undefined;
    const book = snapshot.get(scenariosToken);
    const other = recognise({ scenario: undefined, mcc, text, allowed: EVERYWHERE }, book, this.classifier);
    if (!other || other.path === ROOT || rootOf(other.path) === rootOf(scenario)) return undefined;
    const { path, confidence } = other;
    const confidenceMin = snapshot.get(screeningTermsPart).terms.contradictionMin;
    return confidence >= confidenceMin
      ? { scenario: visibleRootOf(path) ?? null, confidence, confidenceMin }
      : undefined;
  }

  private customerOf(
    { actor }: PartnerCall,
    { customer }: ReportEventDto,
    digests: Map<string, string> | undefined,
  ): CustomerKey | Refusal {
    const { id, externalId, register = false } = customer;
    if (id !== undefined && externalId !== undefined) return refusal('ambiguous_customer', '/customer');
    if (externalId !== undefined) {
      let digest = digests?.get(externalId);
      if (digest === undefined) {
        digest = this.customers.externalDigestHex(actor, externalId);
        digests?.set(externalId, digest);
      }
      return { kind: 'external', externalId, digest, register, name: digest };
    }
    const uuid = id === undefined ? undefined : parseId('customer', id);
    return uuid ? { kind: 'id', id: uuid, name: uuid } : refusal('customer_unknown', '/customer');
  }

  private sceneOf({ key, actor, snapshot }: PartnerCall, report: ReportEventDto): Scene | Refusal {
    const book = snapshot.get(scenariosToken);
    const allowed = key.partner.enrolledPaths[actor.environment];
    const { scenario, mcc, text } = report;
    const found = recognise({ scenario, mcc, text, allowed }, book, this.classifier);
    if (!found) return refusal('unknown_scenario', '/scenario');
    const { path } = found;
    if (key.scenarios.length > 0 && !key.scenarios.some((top) => pathIsUnder(path, top)))
      return refusal('scenario_not_in_key', '/scenario');
    if (scenario !== undefined && !enrolmentFor(path, key.partner.enrolments[actor.environment]))
      return refusal('scenario_not_enrolled', '/scenario');
    const node = scenarioAt(path, book);
    const visible = visibleRootOf(path, node.definition.sensitivity);
    if (visible === undefined) return refusal('scenario_not_kept', '/scenario');
    if (report.payload && node.eventFaults(report.type, report.payload).length > 0)
      return refusal('payload_invalid', '/payload');
    return {
      scenario: visible,
      isSensitive: node.definition.sensitivity === 'sensitive' || sensitivityOf(path) === 'sensitive',
      zone: zoneOfScope(rootOf(path), book),
      source: found.evidence[0]?.source ?? 'none',
      confidence: found.confidence,
    };
  }

  private classifyText(text: string, options: ClassifyOptions): Classification {
    const { allowed = [] } = options;
    let known = this.texts.get(allowed);
    if (!known) this.texts.set(allowed, (known = new LRUCache({ max: TEXTS_REMEMBERED })));
    let found = known.get(text);
    if (!found) known.set(text, (found = this.model.classify(text, options)));
    return found;
  }
}

interface Scene {
  readonly scenario: string;
  readonly isSensitive: boolean;
  readonly zone: string;
  readonly source: string;
  readonly confidence: number;
}

/** What makes two reports the same: everything that they say, in one order. */
function contentOf(report: ReportEventDto): string {
  const { type, occurredAt, customer, scenario, mcc, text, amount, relatesTo, payload } = report;
  const { device, payee } = report;
  return JSON.stringify([
    [type, Date.parse(occurredAt), customer.id, customer.externalId, scenario, mcc, text],
    [amount?.amount, amount?.currency, relatesTo, payload],
    ...(device !== undefined || payee !== undefined ? [[device, payee]] : []),
  ]);
}
