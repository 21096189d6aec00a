export { type RateQuotas, RatePolicy, RATE_WINDOWS, type RateWindowName } from './rate-policy.js';
export { RateUse, type WindowUse } from './rate-use.js';
