import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { ConsentsRepository } from '../consents.repository.js';
import { CustomersService } from '../customers.service.js';
import { ConsentReceiptDto, ReceiptKeysDto } from '../dto/receipt.dto.js';
import { ConsentReceipts } from './receipts.js';

@ApiTags('Customers')
@Controller('v1')
export class ConsentReceiptsController {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly consents: ConsentsRepository,
    private readonly receipts: ConsentReceipts,
  ) {}

  /**
   * What the customer has allowed, as the bank holds it, signed so that you or he can show it to others. It can be fetched
   * at the end of the consent’s life too, and says then how it ended.
   */
  @Get('customers/:id/consents/:consent/receipt')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Get the signed receipt of a consent' })
  @ApiOkResponse({ type: ConsentReceiptDto })
  @PartnerProblems('not_found')
  async receipt(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('consent', publicId('consent')) consentId: Uuid,
  ): Promise<ConsentReceiptDto> {
    const consent = await this.database.read(actor, async (tx) => {
      await this.customers.get(tx, actor, id);
      return this.consents.find(tx, actor, id, consentId);
    });
    if (!consent) throw notFound('consent');
    return { receipt: await this.receipts.sign(actor, id, consent) };
  }

  /** The same for everybody; keep them, and fetch them again when a receipt names a key that you do not have. */
  @Get('consent-receipt-keys')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'List the keys that sign receipts of consents' })
  @ApiOkResponse({ type: ReceiptKeysDto })
  @PartnerProblems()
  keys(): Promise<ReceiptKeysDto> {
    return this.receipts.keys() as Promise<ReceiptKeysDto>;
  }
}
