import { Router } from 'express';
import { z } from 'zod';
import type { Application } from '../../platform/applications.ts';
import type { OwnedNumber } from '../../platform/account/numbers.ts';
import { featuresOf } from './number-features.ts';
import { filterNumbers, numberFilter, pageOf } from './number-filter.ts';
import type { NumberRouteDependencies } from './number-route.ts';

const query = numberFilter.omit({ type: true, features: true }).extend({
  application_id: z.string('is given twice').optional(),
  has_application: z.enum(['true', 'false'], 'must be true or false').optional(),
});

/** The account's numbers, and which applications they lead to. */
export function ownedNumbers({ platform }: NumberRouteDependencies): Router {
  const router = Router();

  router.get('/account/numbers', (req, res) => {
    const { application_id: id, has_application: has, ...rest } = query.parse(req.query);
    const filter = { ...rest, type: undefined, features: [] };
    const found = filterNumbers(platform.numbers.list(), filter)
      .map((number) => ({ number, application: platform.applications.withNumber(number.msisdn) }))
      .filter(({ application }) => id === undefined || application?.id === id)
      .filter(({ application }) => has === undefined || (has === 'true') === Boolean(application));
    const numbers = pageOf(found, filter).map(({ number, application }) =>
      numberRecord(number, application),
    );
    res.json({ count: found.length, numbers });
  });

  return router;
}

function numberRecord(number: OwnedNumber, application: Application | undefined): object {
  const { country, msisdn, type, moHttpUrl, voiceCallbackType, voiceCallbackValue } = number;
  return {
    country,
    msisdn,
    type,
    features: featuresOf(number),
    ...(moHttpUrl !== undefined && { moHttpUrl }),
    ...(voiceCallbackType && { voiceCallbackType, voiceCallbackValue }),
    ...(application && { app_id: application.id }),
  };
}
