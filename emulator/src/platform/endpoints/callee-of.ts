import type { Endpoint, EndpointOf } from '../ncco/endpoint.ts';
import type { Callee } from './callee.ts';
import { phoneCallee } from './phone.ts';

type Kinds = {
  readonly [Kind in Endpoint['type']]: (endpoint: EndpointOf<Kind>) => Callee | undefined;
};

const none = (): undefined => undefined;

/** Every kind of endpoint: each is a file of its own and a line here. */
const kinds: Kinds = { phone: phoneCallee, app: none, websocket: none, sip: none, vbc: none };

/** Whoever that endpoint leads to; `undefined` for a kind that cannot be called. */
export function calleeOf<Kind extends Endpoint['type']>(
  endpoint: EndpointOf<Kind> & { readonly type: Kind },
): Callee | undefined {
  return kinds[endpoint.type](endpoint);
}
