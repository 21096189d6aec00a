import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { ConsentsRepository } from './consents.repository.js';
import { CustomersController } from './customers.controller.js';
import { CustomersRepository } from './customers.repository.js';
import { CustomersService } from './customers.service.js';
import { TagsRepository } from './tags.repository.js';

@Module({
  imports: [PartnersModule],
  controllers: [CustomersController],
  providers: [CustomersService, CustomersRepository, ConsentsRepository, TagsRepository],
  exports: [CustomersService, CustomersRepository, ConsentsRepository, TagsRepository],
})
export class CustomersModule {}
