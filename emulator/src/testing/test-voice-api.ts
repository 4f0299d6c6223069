import { randomUUID } from 'node:crypto';
import express from 'express';
import jsonwebtoken from 'jsonwebtoken';
import request from 'supertest';
import { restApi } from '../api/rest-api.ts';
import { createFaultSwitches } from '../faults.ts';
import type { Account } from '../platform/account/account.ts';
import { application, createTestPlatform, keys } from './test-platform.ts';

/** One call as the REST face shows it. */
export interface CallBody {
  readonly uuid: string;
  readonly conversation_uuid: string;
  readonly status: string;
  readonly direction: string;
}

export interface CallsBody {
  readonly count: number;
  readonly page_size: number;
  readonly record_index: number;
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
  readonly _embedded: { readonly calls: readonly CallBody[] };
}

/** The REST face over the platform over fakes, in virtual time, asked as an application's server does. */
export function createTestVoiceApi(more: { account?: Account } = {}) {
  const faults = createFaultSwitches();
  const test = createTestPlatform({ ...more, rules: faults.now, inputForms: faults.now });
  const { platform, clock, faults: reported } = test;
  const report = (error: unknown): void => void reported.push(error);
  const app = express();
  app.use(restApi({ platform, clock, faults, newId: randomUUID, report }));

  /** Without the claims that are given as undefined. */
  const token = (more: Readonly<Record<string, unknown>> = {}, key = keys.privateKey): string => {
    const iat = Math.floor(clock.now() / 1000);
    const usual = { application_id: application.id, iat, exp: iat + 900, jti: 'once' };
    const claims: Readonly<Record<string, unknown>> = { ...usual, ...more };
    const defined = Object.entries(claims).filter(([, value]) => value !== undefined);
    return jsonwebtoken.sign(Object.fromEntries(defined), key, {
      algorithm: 'RS256',
      noTimestamp: !defined.some(([name]) => name === 'iat'),
    });
  };

  const get = (path: string, as = token()) =>
    request(app).get(path).set('authorization', `Bearer ${as}`);
  const put = (path: string, body: object, as = token()) =>
    request(app).put(path).set('authorization', `Bearer ${as}`).send(body);

  const del = (path: string, as = token()) =>
    request(app).delete(path).set('authorization', `Bearer ${as}`);

  const post = (path: string, body: object, as = token()) =>
    request(app).post(path).set('authorization', `Bearer ${as}`).send(body);

  async function list(query = ''): Promise<CallsBody> {
    return (await get(`/v1/calls${query}`).expect(200)).body as CallsBody;
  }

  async function legs(query = ''): Promise<readonly CallBody[]> {
    return (await list(query))._embedded.calls;
  }

  return { ...test, app, faults, reported, token, get, put, del, post, list, legs };
}
