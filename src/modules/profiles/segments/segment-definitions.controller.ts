import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes } from '../../scenarios/index.js';
import { AUDIENCE_MAKERS } from './audience-rules.js';

/** For the documents and the tests. */
export const EXAMPLE_SEGMENT = {
  v: 1,
  name: 'frequent-buyers',
  names: { en: 'Frequent buyers', zh: '常客' },
  description: { en: 'Bought on three days of the last ninety.', zh: '近九十天内至少三天有消费。' },
  visibility: 'partner',
  rule: { v: 1, when: { f: 'purchaseDays.last90', op: 'gte', v: 3 } },
} as const;

@ApiTags('Segments')
@Controller('staff/v1/segments')
export class SegmentDefinitionsController extends definitionRoutes({
  kind: 'segment',
  noun: 'segment',
  name: { description: 'Name of the segment.', example: 'frequent-buyers' },
  makers: AUDIENCE_MAKERS,
  exampleBody: EXAMPLE_SEGMENT,
  canBeNeeded: true,
}) {}
