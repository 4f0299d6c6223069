import { Router } from 'express';
import { applicationBody } from './application-body.ts';
import { applicationOf } from './application-of.ts';
import { applicationRecord } from './application-record.ts';
import type { ApplicationRouteDependencies } from './application-routes.ts';
import { ownApplication } from './own-application.ts';
import { readPublicKey } from './public-key.ts';

const path = '/v2/applications/:id';

/** Shows, replaces and removes an application. */
export function oneApplication({ platform }: ApplicationRouteDependencies): Router {
  const router = Router();

  router.get(path, (req, res) => {
    res.json(applicationRecord(ownApplication(platform, req.params.id)));
  });

  router.put(path, (req, res) => {
    const before = ownApplication(platform, req.params.id);
    const body = applicationBody.parse(req.body);
    const { id, apiKey, signatureSecret, numbers, users } = before;
    const { public_key: key } = body.keys;
    const application = applicationOf(body, {
      ...{ id, apiKey, signatureSecret, numbers },
      ...(users && { users }),
      publicKey: key === undefined ? before.publicKey : readPublicKey(key),
    });
    platform.applications.add(application);
    res.json(applicationRecord(application));
  });

  router.delete(path, (req, res) => {
    const { id } = ownApplication(platform, req.params.id);
    // Its numbers stay the account's, which knows them from now on.
    platform.numbers.list();
    platform.applications.remove(id);
    res.status(204).end();
  });

  return router;
}
