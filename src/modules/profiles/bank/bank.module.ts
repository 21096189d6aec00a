import { Module } from '@nestjs/common';
import { BankCounting } from './bank-counting.service.js';
import { BankProducts } from './bank-products.js';
import { BankProfiles } from './bank-profiles.repository.js';
import { BankSummariesRepository } from './bank-summaries.repository.js';

/** The frame of the bank: what customers do with its own products, and what they bring it. */
@Module({
  providers: [BankProducts, BankSummariesRepository, BankCounting, BankProfiles],
  exports: [BankProducts, BankCounting, BankProfiles],
})
export class BankModule {}
