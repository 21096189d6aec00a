import { rounded } from '../../../kernel/rounded.js';
import type { Need } from '../../../engines/segmentation/index.js';
import type { NeedDto } from './dto/needs.dto.js';

export function toNeedDto(need: Need): NeedDto {
  const drivers = need.drivers.map((driver) => ({ ...driver, strength: rounded(driver.strength) }));
  return { ...need, score: rounded(need.score), drivers };
}
