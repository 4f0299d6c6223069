import type { Application } from '../applications.ts';
import type { Endpoint, EndpointOf } from '../ncco/endpoint.ts';
import type { Webhooks } from '../ports.ts';
import type { Users } from '../browsers/users.ts';
import type { Callee } from './callee.ts';
import { appCallee } from './app.ts';
import { phoneCallee } from './phone.ts';
import { sipCallee } from './sip.ts';
import { vbcCallee } from './vbc.ts';
import { websocketCallee } from './websocket.ts';

type Kinds = {
  readonly [Kind in Endpoint['type']]: (
    endpoint: EndpointOf<Kind>,
    dependencies: CalleeDependencies,
  ) => Callee;
};

/** Where callees are looked up. */
export interface CalleeDependencies {
  readonly application: Application;
  readonly users: Users;
  readonly webhooks: Pick<Webhooks, 'credential'>;
}

const app: Kinds['app'] = (endpoint, { application, users }) =>
  appCallee(endpoint, users.find(application, endpoint.user));

const websocket: Kinds['websocket'] = (endpoint, { application, webhooks }) =>
  websocketCallee(endpoint, () => webhooks.credential(application.id));

/** Every kind of endpoint: each is a file of its own and a line here. */
const kinds: Kinds = { phone: phoneCallee, app, websocket, sip: sipCallee, vbc: vbcCallee };

/** Whoever that endpoint leads to. */
export function calleeOf<Kind extends Endpoint['type']>(
  endpoint: EndpointOf<Kind> & { readonly type: Kind },
  dependencies: CalleeDependencies,
): Callee {
  return kinds[endpoint.type](endpoint, dependencies);
}
