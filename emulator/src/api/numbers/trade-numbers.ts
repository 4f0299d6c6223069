import { Router } from 'express';
import { z } from 'zod';
import { needsAddress, numberPool, priceOf } from '../../platform/account/number-pool.ts';
import type { VirtualNumber } from '../../platform/account/numbers.ts';
import { country } from './number-filter.ts';
import { parametersOf } from './number-route.ts';
import type { NumberRouteDependencies } from './number-route.ts';
import { authenticationFailed, methodFailed, success } from './problems.ts';

export const whichNumber = z.object({
  country,
  msisdn: z.string('is required').regex(/^\d{7,15}$/, 'must be E.164 without plus sign'),
});

const trade = whichNumber.extend({ target_api_key: z.string('is given twice').optional() });

/** Buys and gives up numbers. */
export function tradeNumbers({ platform }: NumberRouteDependencies): Router {
  const router = Router();
  const { account, numbers, purse } = platform;

  router.post('/number/buy', (req, res) => {
    const asked = trade.parse(parametersOf(req));
    forAccount(asked, account.apiKey);
    const number = available(asked);
    if (numbers.find(number.msisdn)) throw methodFailed('You already own this number.');
    const { initial, monthly } = priceOf(number);
    // NOTE: what is said of an empty purse is not published.
    if (purse.balance() < initial + monthly) throw methodFailed('Insufficient balance.');
    purse.add(-initial - monthly);
    numbers.keep(number);
    res.json(success);
  });

  router.post('/number/cancel', (req, res) => {
    const asked = trade.parse(parametersOf(req));
    forAccount(asked, account.apiKey);
    if (numbers.find(asked.msisdn)?.country !== asked.country) throw notOwned();
    numbers.drop(asked.msisdn);
    res.json(success);
  });

  return router;
}

export const notOwned = () => methodFailed('method failed: You do not own this number.');

/** There are no accounts below this one. */
function forAccount({ target_api_key: key }: z.infer<typeof trade>, own: string): void {
  if (key !== undefined && key !== own) throw authenticationFailed();
}

function available({ country: code, msisdn }: z.infer<typeof whichNumber>): VirtualNumber {
  const number = numberPool(code).find((one) => one.msisdn === msisdn);
  if (!number) throw methodFailed('method failed: This number is not available.');
  if (needsAddress(number)) {
    throw methodFailed(
      'Numbers from this country can be requested from the Dashboard as they require a valid local ' +
        'address to be provided before being purchased.',
    );
  }
  return number;
}
