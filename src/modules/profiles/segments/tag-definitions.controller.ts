import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes } from '../../scenarios/index.js';
import { AUDIENCE_MAKERS } from './audience-rules.js';

/** For the documents and the tests: one that staff set by hand. */
export const EXAMPLE_TAG = {
  v: 1,
  name: 'vip',
  names: { en: 'Cared for in person', zh: '专人服务' },
  description: { en: 'Has an adviser of his own.', zh: '有专属顾问。' },
  visibility: 'partner',
  type: 'flag',
  setBy: ['staff', 'model'],
  timeToLiveDays: 365,
} as const;

@ApiTags('Tags')
@Controller('staff/v1/tags')
export class TagDefinitionsController extends definitionRoutes({
  kind: 'tag',
  noun: 'tag',
  name: { description: 'Name of the tag.', example: 'vip' },
  makers: AUDIENCE_MAKERS,
  exampleBody: EXAMPLE_TAG,
}) {}
