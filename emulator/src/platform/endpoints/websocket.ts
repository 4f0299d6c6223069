import type { Ending } from '../legs/leg-payloads.ts';
import type { EndpointOf } from '../ncco/endpoint.ts';
import type { CallListener, Callee, OpenLine, Reached } from './callee.ts';

// NOTE: the platform publishes no code for this.
const refused: Ending = { status: 'failed', detail: 'unavailable', by: 'platform', sipCode: 503 };

/** A customer's websocket server. `credential` is the platform's own authorization. */
export function websocketCallee(
  endpoint: EndpointOf<'websocket'>,
  credential: () => string | undefined,
): Callee {
  const { uri, headers = {} } = endpoint;
  return {
    ...{ kind: 'websocket', name: uri, headers },
    call: (line, listener) => open(endpoint, authorizationOf(endpoint, credential), line, listener),
  };
}

function open(
  endpoint: EndpointOf<'websocket'>,
  authorization: string | undefined,
  { stage, leg }: OpenLine,
  listener: CallListener,
): Reached {
  const { uri, 'content-type': contentType, headers = {} } = endpoint;
  const rate = Number(contentType.replace('audio/l16;rate=', ''));
  const order = { uri, contentType, headers, rate, ...(authorization && { authorization }) };
  const end = stage.media.websocket(order, {
    opened: () => {
      if (leg.ended) end.close();
      else listener.answered('machine', end);
    },
    refused: () => {
      listener.refused(refused);
    },
    closed: () => {
      if (!leg.ended) listener.disconnected();
    },
  });
  return {
    release: () => {
      end.close();
    },
  };
}

function authorizationOf(
  { authorization }: EndpointOf<'websocket'>,
  credential: () => string | undefined,
): string | undefined {
  return authorization?.type === 'custom' ? authorization.value : authorization && credential();
}
