import assert from 'node:assert';
import type { Express } from 'express';

/** The part of Express's router that says what it listens to. */
interface Layer {
  readonly slash: boolean;
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly route?: {
    readonly path: string | readonly string[];
    readonly stack: readonly { readonly method: string }[];
  };
}

/** Every route of an app, as `POST /api/calls`, in the order in which Express asks them. */
export function routesOf(app: Express): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  return [...new Set(routesIn(stack))];
}

function routesIn(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ slash, handle, route }) => {
    if (route) {
      const methods = route.stack.map(({ method }) => method.toUpperCase());
      return methods.flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
    }
    assert(!handle.stack || slash, 'The path of a router below another path cannot be known here.');
    return routesIn(handle.stack ?? []);
  });
}
