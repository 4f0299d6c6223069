import type { Express } from 'express';
import supertest from 'supertest';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  get(header: 'Set-Cookie'): string[] | undefined;
  get(header: string): string | undefined;
}

/** A browser at a live Hotline: it keeps cookies, also those that only go over https. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export const liveUrl = 'https://hotline.example';

/** What a browser sends along from Hotline's own page. */
export const ownPage = { Host: new URL(liveUrl).host, Origin: liveUrl };

/** `address` is told by a proxy, which `app` has to trust; `more` is sent along with everything. */
export function createBrowser(
  app: Express,
  address?: string,
  more: Readonly<Record<string, string>> = {},
): Browser {
  const cookies = new Map<string, string>();

  async function send(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
    const test = supertest(app)[method](path).set(ownPage).set('Cookie', pairs.join('; '));
    const res = await test
      .set(address === undefined ? {} : { 'X-Forwarded-For': address })
      .set(more)
      .send(body);
    keep(cookies, res.get('Set-Cookie'));
    return res;
  }

  return {
    cookies,
    get: (path) => send('get', path),
    post: (path, body) => send('post', path, body),
    put: (path, body) => send('put', path, body),
    delete: (path) => send('delete', path),
  };
}

function keep(cookies: Map<string, string>, told: readonly string[] = []): void {
  for (const cookie of told) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
