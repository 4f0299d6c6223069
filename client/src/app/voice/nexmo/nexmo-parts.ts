/** What works with the SDK once it is there: fetched as late as the SDK itself. */
export { NexmoLeg } from './nexmo-leg.ts';
export { NexmoSession } from './nexmo-session.ts';
