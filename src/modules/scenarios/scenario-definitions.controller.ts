import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes } from './definitions.controller.js';
import { seedTree } from './scenario-tree.js';

@ApiTags('Scenarios')
@Controller('staff/v1/scenarios')
export class ScenarioDefinitionsController extends definitionRoutes({
  kind: 'scenario',
  noun: 'scenario',
  name: { description: 'Path of the scenario in the tree.', example: 'education.higher.tuition' },
  makers: ['scenarioManager', 'administrator'],
  exampleBody: seedTree().get('education.higher.tuition') as object,
  canBeNeeded: true,
}) {}
