import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { ScenarioTreeDto } from './dto/scenario-tree.dto.js';
import { scenarioForest } from './scenario-forest.js';
import { scenariosToken } from './scenarios.snapshot.js';

@ApiTags('Scenarios')
@Roles('viewer')
@Controller('staff/v1/scenario-tree')
export class ScenarioTreeController {
  constructor(private readonly snapshots: SnapshotService) {}

  /** Every scenario in force with its names, its place and its version. */
  @Get()
  @ApiOperation({ summary: 'See the tree of scenarios that is in force' })
  @ApiOkResponse({ type: ScenarioTreeDto })
  @StaffProblems()
  tree(@Query() _query: StaffQueryDto): ScenarioTreeDto {
    return { data: scenarioForest(this.snapshots.current().get(scenariosToken).scenarios.values()) };
  }
}
