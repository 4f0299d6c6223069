import { Router } from 'express';
import { z } from 'zod';
import type { NumberRouting } from '../../platform/account/numbers.ts';
import { parametersOf } from './number-route.ts';
import type { NumberRouteDependencies } from './number-route.ts';
import { methodFailed, success } from './problems.ts';
import { notOwned, whichNumber } from './trade-numbers.ts';

const text = z.string('is given twice').optional();
const routing = z.object({
  moHttpUrl: text,
  moSmppSysType: text,
  voiceCallbackType: z.enum(['sip', 'tel', 'app'], 'must be one of sip, tel, app').optional(),
  voiceCallbackValue: text,
  voiceStatusCallback: text,
});
const change = routing.extend({ ...whichNumber.shape, app_id: text });

/** Says where a number leads. NOTE: what is not sent stays as it is; the platform does not say whether it does so. */
export function updateNumber({ platform }: NumberRouteDependencies): Router {
  const router = Router();
  const { account, applications, numbers } = platform;

  const own = (id: string): boolean => applications.find(id)?.apiKey === account.apiKey;

  router.post('/number/update', (req, res) => {
    const asked = change.parse(parametersOf(req));
    if (numbers.find(asked.msisdn)?.country !== asked.country) throw notOwned();
    const id = applicationIn(asked);
    if (id && !own(id)) throw methodFailed('method failed: app_id names no application.');
    numbers.route(asked.msisdn, routeIn(asked));
    if (id !== undefined) applications.link(asked.msisdn, id || undefined);
    res.json(success);
  });

  return router;
}

type Asked = z.infer<typeof change>;

/** An empty one takes the number from its application. */
function applicationIn({ app_id: id, voiceCallbackType: type, voiceCallbackValue: value }: Asked) {
  return id ?? (type === 'app' ? value : undefined);
}

function routeIn(asked: Asked): NumberRouting {
  const { voiceCallbackType: type, voiceCallbackValue: value } = asked;
  if ((type === 'sip' || type === 'tel') && !value) {
    throw methodFailed('method failed: voiceCallbackType needs a voiceCallbackValue.');
  }
  const given = Object.entries(routing.parse(asked)).filter(([, one]) => one !== undefined);
  return Object.fromEntries(given);
}
