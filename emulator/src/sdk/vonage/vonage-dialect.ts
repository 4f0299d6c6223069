import type { Applications } from '../../platform/applications.ts';
import type { Dialect } from '../dialect.ts';
import { vonageEvents } from './vonage-event.ts';

/** As the platform documents a session's life. */
const sessionLife = 15 * 60_000;

/** The words of `@vonage/client-sdk`. */
export function vonageDialect(applications: Applications): Dialect {
  return {
    name: '@vonage/client-sdk',
    graceTime: sessionLife,
    abilities: { takesOffers: true, bringsBack: true },
    greeting: ({ applicationId }) => ({ api_key: applications.find(applicationId)?.apiKey ?? '' }),
    tell: vonageEvents,
  };
}
