import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes } from './definitions.controller.js';
import { loadSeedPacks } from './policy-pack.js';

@ApiTags('Policy packs')
@Controller('staff/v1/packs')
export class PackDefinitionsController extends definitionRoutes({
  kind: 'pack',
  noun: 'policy pack',
  name: { description: 'The jurisdiction that the pack is for.', example: 'CN' },
  makers: ['productManager', 'scenarioManager', 'administrator'],
  exampleBody: loadSeedPacks()[0] as object,
}) {}
