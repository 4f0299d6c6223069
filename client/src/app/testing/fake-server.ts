import type { Fetch } from '../api/requests.ts';

type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>];
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
    const [status, answer, headers = {}] = await route(body);
    return {
      ok: status < 400,
      status,
      headers: { get: (name: string) => headers[name] ?? null },
      json: () => Promise.resolve(answer),
    } as unknown as Response;
  };
}

/** A promise that a test keeps or breaks when it wants to. */
export function held<T = void>(): PromiseWithResolvers<T> {
  return Promise.withResolvers<T>();
}
