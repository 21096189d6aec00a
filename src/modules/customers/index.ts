export { CustomersModule } from './customers.module.js';
export { toRegistration } from './customers.controller.js';
export { ConsentDto, RegisterCustomerDto } from './dto/customer.dto.js';
export * from './customer.js';
export { type ConsentGrant, ConsentsRepository, type StoredConsent } from './consents.repository.js';
export {
  CustomersRepository,
  type CustomerWithKey,
  type NewTag,
  type Tenant,
} from './customers.repository.js';
export { CustomersService, type Registration } from './customers.service.js';
