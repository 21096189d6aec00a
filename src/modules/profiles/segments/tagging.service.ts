import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { bucketOf, formatId, isUuid, parseId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, PartnerActor, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import {
  customerProblems,
  type NewTag,
  type TagRow,
  TagsRepository,
  type Tenant,
} from '../../customers/index.js';
import { businessNowMs } from '../../partners/index.js';
import { audienceToken, type PublishedTag } from './audience-book.js';
import { type TagSetter, tagValueOf, VALUE } from './audience-definitions.js';
import { audienceProblems } from './audience.errors.js';
import type { SetTagDto, TagDto } from './dto/tag.dto.js';
import { tellTag } from './keeping.service.js';
import { isOwnTag, shownName, storedName } from './tag-names.js';

const DAY_MS = 86_400_000;
const TAGS_MAX = 200;

/** A customer as far as tagging needs him. */
interface Owner extends Tenant {
  readonly customerId: Uuid;
  readonly partner: string;
  readonly businessMs: number;
}

/** Tags that people and partners set by hand. */
@Injectable()
export class TaggingService {
  constructor(
    private readonly tags: TagsRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  async listFor(tx: ReadTx, actor: PartnerActor, id: Uuid, asOf: string | undefined): Promise<TagDto[]> {
    const owner = await ownerOf(tx, actor.environment, id, actor.partnerId);
    const rows = (await this.rows(tx, owner, id, asOf)).filter(({ isShared }) => isShared);
    return rows.map((row) => toTagDto(row, shownName(row.name, owner.partner)));
  }

  async list(tx: ReadTx, environment: Environment, id: Uuid, asOf: string | undefined): Promise<TagDto[]> {
    const owner = await ownerOf(tx, environment, id);
    return (await this.rows(tx, owner, id, asOf)).map((row) => toTagDto(row, row.name));
  }

  /** A partner's own tag, or one of the catalogue that partners may set. */
  async setByPartner(
    tx: Tx,
    actor: PartnerActor,
    id: Uuid,
    name: string,
    body: SetTagDto,
  ): Promise<TagDto[]> {
    const owner = await ownerOf(tx, actor.environment, id, actor.partnerId);
    const tag = isOwnTag(name) ? ownTag(owner, name, body) : this.defined(owner, 'partner', name, body);
    await this.store(tx, owner, tag);
    return this.listFor(tx, actor, id, undefined);
  }

  async removeByPartner(tx: Tx, actor: PartnerActor, id: Uuid, name: string): Promise<void> {
    const owner = await ownerOf(tx, actor.environment, id, actor.partnerId);
    if (!isOwnTag(name)) this.settable('partner', name);
    await this.tags.removeMany(tx, [{ ...owner, name: storedName(name, owner.partner) }]);
  }

  async setByStaff(tx: Tx, actor: StaffActor, id: Uuid, name: string, body: SetTagDto): Promise<TagDto[]> {
    const owner = await ownerOf(tx, actor.environment, id);
    const tag = { ...this.defined(owner, 'staff', name, body), setBy: actor.userId };
    await this.store(tx, owner, tag);
    tx.audit({
      action: 'audience.tagged',
      subject: formatId('customer', id),
      detail: { tag: name, value: tag.value, version: tag.definitionNumber },
    });
    if (tag.isShared) tellTag(tx, { ...owner, name, value: tag.value });
    return this.list(tx, actor.environment, id, undefined);
  }

  async removeByStaff(tx: Tx, actor: StaffActor, id: Uuid, name: string): Promise<void> {
    const owner = await ownerOf(tx, actor.environment, id);
    const { definition } = this.settable('staff', name);
    const removed = await this.tags.removeMany(tx, [{ ...owner, name }]);
    if (removed === 0) return;
    tx.audit({ action: 'audience.untagged', subject: formatId('customer', id), detail: { tag: name } });
    if (definition.visibility === 'partner') tellTag(tx, { ...owner, name, value: undefined });
  }

  /**
   * What a model of the bank says.
   * @throws DomainError tag_unknown, tag_not_yours, tag_value_invalid, too_many_tags
   */
  async setByModel(tx: Tx, environment: Environment, id: Uuid, name: string, body: SetTagDto): Promise<void> {
    const owner = await ownerOf(tx, environment, id);
    await this.store(tx, owner, this.defined(owner, 'model', name, body));
  }

  private rows(tx: ReadTx, owner: Owner, id: Uuid, asOf: string | undefined): Promise<TagRow[]> {
    return asOf === undefined ? this.tags.list(tx, owner, id) : this.tags.listAsOf(tx, owner, id, asOf);
  }

  private async store(tx: Tx, owner: Owner, tag: NewTag): Promise<void> {
    if ((await this.tags.count(tx, owner, owner.customerId)) >= TAGS_MAX)
      throw audienceProblems.too_many_tags();
    await refuseUnknownEvidence(tx, owner, tag.evidence);
    await this.tags.set(tx, owner, owner.customerId, [tag]);
  }

  private settable(by: TagSetter, name: string): PublishedTag {
    const tag = this.snapshots.current().get(audienceToken).tags.get(name);
    if (!tag) throw audienceProblems.tag_unknown();
    if (!tag.definition.setBy.includes(by)) throw audienceProblems.tag_not_yours();
    return tag;
  }

  private defined(owner: Owner, by: TagSetter, name: string, body: SetTagDto): NewTag {
    const { number, definition } = this.settable(by, name);
    const value = tagValueOf(definition, body.value);
    if (value === undefined) throw audienceProblems.tag_value_invalid();
    const { timeToLiveDays, purpose, visibility } = definition;
    const latestMs =
      timeToLiveDays === undefined ? undefined : Math.floor(owner.businessMs) + timeToLiveDays * DAY_MS;
    return {
      ...said(name, value, body),
      source: by,
      purpose,
      isShared: visibility === 'partner',
      definitionNumber: number,
      expiresAt: earlier(body.expiresAt, latestMs),
    };
  }
}

function ownTag({ partner }: Owner, name: string, body: SetTagDto): NewTag {
  const value = body.value ?? 'true';
  if (!VALUE.test(value)) throw audienceProblems.tag_value_invalid();
  return { ...said(storedName(name, partner), value, body), source: 'partner', expiresAt: body.expiresAt };
}

function said(
  name: string,
  value: string,
  { confidence, evidence }: SetTagDto,
): Pick<NewTag, 'name' | 'value' | 'confidence' | 'evidence'> {
  const events = (evidence ?? []).map((id) => parseId('event', id) as Uuid);
  return { name, value, evidence: events, ...(confidence !== undefined && { confidence }) };
}

function earlier(asked: string | undefined, latestMs: number | undefined): string | undefined {
  const limit = latestMs === undefined ? undefined : new Date(latestMs).toISOString();
  if (asked === undefined || limit === undefined) return asked ?? limit;
  return Date.parse(asked) < Date.parse(limit) ? asked : limit;
}

/** Events of anybody else are as good as not there. */
async function refuseUnknownEvidence(
  tx: ReadTx,
  { customerId, partnerId, environment }: Owner,
  events: readonly string[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx.query(
    `select 1 from unnest($1::uuid[]) as a(id) join event e on e.id = a.id and e.bucket = $2 and e.customer_id = $3
       and e.partner_id = $4 and e.environment = $5 and not e.is_sensitive`,
    [[...events], bucketOf(customerId), customerId, partnerId, environment],
  );
  if (rows.length < events.length) throw audienceProblems.evidence_unknown();
}

/** @throws DomainError not_found, customer_erased */
async function ownerOf(
  tx: ReadTx,
  environment: Environment,
  customerId: Uuid,
  partnerId: Uuid | null = null,
): Promise<Owner> {
  const rows = await tx.query<Owner & { readonly isErased: boolean }>(
    `select c.id as "customerId", c.partner_id as "partnerId", c.environment, p.slug as partner,
       ${businessNowMs('c.environment')} as "businessMs", c.status = 'erased' as "isErased"
     from customer c join partner p on p.id = c.partner_id
     where c.id = $1 and c.bucket = $2 and c.environment = $3 and ($4::uuid is null or c.partner_id = $4)`,
    [customerId, bucketOf(customerId), environment, partnerId],
  );
  const [row] = rows;
  if (!row) throw notFound('customer');
  const { isErased, ...owner } = row;
  if (isErased) throw customerProblems.customer_erased();
  return owner;
}

/** @param name as the reader knows it: a partner's own tag is stored under another */
export function toTagDto(row: TagRow, name: string): TagDto {
  const { value, source, confidence, evidence, definitionNumber, validFrom, validTo, expiresAt } = row;
  return {
    name,
    value,
    source,
    confidence: Math.round(confidence * 1e6) / 1e6,
    evidence: evidence.map((one) => (isUuid(one) ? formatId('event', one) : one)),
    ...(definitionNumber !== null && { version: definitionNumber }),
    computedAt: validFrom.toISOString(),
    ...(validTo && { endedAt: validTo.toISOString() }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
}
