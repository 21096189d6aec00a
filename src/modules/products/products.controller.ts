import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes } from '../scenarios/index.js';
import { seedProducts } from './seeds.js';

@ApiTags('Products')
@Controller('staff/v1/products')
export class ProductsController extends definitionRoutes({
  kind: 'product',
  noun: 'product',
  name: { description: 'Slug of the product.', example: 'retail-flex' },
  makers: ['productManager', 'administrator'],
  exampleBody: seedProducts().find(({ slug }) => slug === 'retail-flex') as object,
}) {}
