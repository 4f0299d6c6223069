import type { Fetch } from '../api/api.ts';

type Answer = readonly [status: number, body?: unknown];
type Route = (body: unknown) => Answer | Promise<Answer>;

/** Our server as the page sees it: one answer for each "METHOD /path". */
export class FakeServer {
  readonly requests: string[] = [];
  private readonly routes = new Map<string, Route>();

  on(request: string, route: Route | Answer): this {
    this.routes.set(request, typeof route === 'function' ? route : () => route);
    return this;
  }

  readonly fetch: Fetch = async (path, init) => {
    const request = `${init.method ?? 'GET'} ${path}`;
    this.requests.push(request);
    const route = this.routes.get(request);
    if (!route) throw new TypeError(`nobody answers ${request}`);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const [status, answer] = await route(body);
    return {
      ok: status < 400,
      status,
      json: () => Promise.resolve(answer),
    } as Response;
  };
}

/** A promise that a test keeps or breaks when it wants to. */
export function held<T = void>(): PromiseWithResolvers<T> {
  return Promise.withResolvers<T>();
}
