import type { Express } from 'express';
import supertest, { type Test } from 'supertest';
import type { WebhookSigner } from './webhook-signer.ts';

/** Fields of a query; several values make the key stand several times. */
type Fields = Readonly<Record<string, unknown>>;

/** The platform's requests, signed. */
export interface SignedWebhooks {
  /** It tells something; text goes as it is. */
  tell(payload: object | string, path?: string): Test;
  /** It asks what to do, in the URL. */
  ask(payload: object): Test;
  /** It asks what to do, in the body. */
  askByPost(payload: object | string, type?: string): Test;
}

export function signedWebhooks(app: Express, sign: WebhookSigner): SignedWebhooks {
  function post(path: string, payload: object | string, type: string): Test {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return supertest(app).post(path).type(type).set('Authorization', sign(text)).send(text);
  }

  return {
    tell: (payload, path = '/webhooks/event') => post(path, payload, 'application/json'),
    ask: (payload) => {
      const query = queryOf({ ...payload });
      const words = JSON.stringify(Object.fromEntries(query));
      const url = `/webhooks/answer?${query.toString()}`;
      return supertest(app).get(url).set('Authorization', sign(words));
    },
    askByPost: (payload, type = 'application/json') => post('/webhooks/answer', payload, type),
  };
}

function queryOf(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [key, String(each)]),
  );
  return new URLSearchParams(pairs);
}
