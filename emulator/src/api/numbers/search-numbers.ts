import { Router } from 'express';
import { numberPool, priceOf } from '../../platform/account/number-pool.ts';
import type { VirtualNumber } from '../../platform/account/numbers.ts';
import { featuresOf } from './number-features.ts';
import { country, filterNumbers, numberFilter, pageOf } from './number-filter.ts';
import type { NumberRouteDependencies } from './number-route.ts';

const query = numberFilter.extend({ country });

/** Numbers of a country that can be bought. */
export function searchNumbers({ platform }: NumberRouteDependencies): Router {
  const router = Router();

  router.get('/number/search', (req, res) => {
    const filter = query.parse(req.query);
    const free = numberPool(filter.country).filter(
      ({ msisdn }) => platform.numbers.find(msisdn) === undefined,
    );
    const found = filterNumbers(free, filter);
    res.json({ count: found.length, numbers: pageOf(found, filter).map(offer) });
  });

  return router;
}

function offer(number: VirtualNumber): object {
  const { initial, monthly } = priceOf(number);
  return {
    ...number,
    cost: monthly.toFixed(2),
    initialPrice: initial.toFixed(2),
    features: featuresOf(number),
  };
}
