import { z } from 'zod';

/** The platform wants every URL in an array of one. */
export const oneUrl = z.tuple([z.url({ protocol: /^https?$/ })]);

/** Where an action's events go, in place of the application's. */
export const targetFields = {
  eventUrl: oneUrl.optional(),
  eventMethod: z.enum(['GET', 'POST']).optional(),
};
