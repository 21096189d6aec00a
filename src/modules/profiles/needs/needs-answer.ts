import type { Need } from '../../../engines/segmentation/index.js';
import type { NeedDto } from './dto/needs.dto.js';

export function toNeedDto(need: Need): NeedDto {
  return { ...need, drivers: need.drivers.map((driver) => ({ ...driver })) };
}
