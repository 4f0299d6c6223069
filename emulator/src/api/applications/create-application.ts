import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { Router } from 'express';
import { applicationBody } from './application-body.ts';
import { applicationOf } from './application-of.ts';
import { applicationRecord } from './application-record.ts';
import type { ApplicationRouteDependencies } from './application-routes.ts';
import { readPublicKey } from './public-key.ts';

const makeKeys = promisify(generateKeyPair);

/** A new application, which works at once. Without a public key in the request it gets a pair. */
export function createApplication({ platform, newId }: ApplicationRouteDependencies): Router {
  const router = Router();

  router.post('/v2/applications', async (req, res) => {
    const body = applicationBody.parse(req.body);
    const { publicKey, privateKey } = await keysFor(body.keys.public_key);
    const { apiKey, signatureSecret } = platform.account;
    const id = newId();
    // Only users who are created exist.
    const given = { id, publicKey, apiKey, signatureSecret, numbers: [], users: [] };
    const application = applicationOf(body, given);
    platform.applications.add(application);
    res.status(201).json(applicationRecord(application, privateKey));
  });

  return router;
}

async function keysFor(publicKey: string | undefined) {
  if (publicKey !== undefined) return { publicKey: readPublicKey(publicKey) };
  const { privateKey } = await makeKeys('rsa', { modulusLength: 2048 });
  return {
    publicKey: createPublicKey(privateKey),
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}
