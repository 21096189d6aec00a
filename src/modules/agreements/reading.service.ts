import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { toContractDto, type WholeAgreement } from './agreement-view.js';
import type { AgreementRow } from './agreement.rows.js';
import { AgreementsRepository, type Owner } from './agreements.repository.js';
import { ContractsRepository } from './contracts.repository.js';
import { contractDocument } from './document/contract-document.js';
import type { Locale } from './document/wording.js';
import type { ContractDto } from './dto/signing-answer.dto.js';

/** Agreements as they are read: nothing is locked, and nothing is written. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly agreements: AgreementsRepository,
    private readonly contracts: ContractsRepository,
  ) {}

  /** @throws DomainError not_found */
  async get(tx: ReadTx, owner: Owner, id: Uuid): Promise<WholeAgreement> {
    return this.whole(tx, await this.row(tx, owner, id));
  }

  /** @throws DomainError not_found */
  async byOrder(tx: ReadTx, owner: Required<Owner>, orderId: string): Promise<WholeAgreement> {
    const row = await this.agreements.findByOrder(tx, owner, orderId);
    if (!row) throw notFound('agreement');
    return this.whole(tx, row);
  }

  async whole(tx: ReadTx, row: AgreementRow): Promise<WholeAgreement> {
    return { ...row, ...(await this.agreements.whole(tx, row)), today: await this.agreements.today(tx, row) };
  }

  async contract(tx: ReadTx, owner: Owner, id: Uuid): Promise<ContractDto> {
    return toContractDto(await this.row(tx, owner, id));
  }

  /** The document: as it was signed, or in another language, or as it is to be signed. */
  async document(tx: ReadTx, owner: Owner, id: Uuid, asked: Locale | undefined): Promise<string> {
    const row = await this.row(tx, owner, id);
    const locale = asked ?? row.documentLocale ?? 'en';
    const signed = locale === row.documentLocale ? await this.contracts.document(tx, id) : undefined;
    if (signed !== undefined) return signed;
    const hash = row.contractHash.toString('hex');
    return contractDocument({ contract: row.contract, hash, locale, signing: row.signing ?? undefined });
  }

  private async row(tx: ReadTx, owner: Owner, id: Uuid): Promise<AgreementRow> {
    const row = await this.agreements.find(tx, owner, id);
    if (!row) throw notFound('agreement');
    return row;
  }
}
