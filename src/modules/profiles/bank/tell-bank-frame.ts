import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { tellSummaryChange } from '../../events/index.js';

/** SQL: a part of the statement `with saved as (update … returning customer_id, currency)` by which an act on a product is stored. */
export const TELL_BANK_FRAME = tellSummaryChange(BANK_SCOPE, 'saved');
