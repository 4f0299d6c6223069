import type { EndpointOf } from '../ncco/endpoint.ts';
import type { Callee } from './callee.ts';
import { handsetCallee } from './handset-callee.ts';

/** A phone of the public network. */
export function phoneCallee({ number, dtmfAnswer }: EndpointOf<'phone'>): Callee {
  return handsetCallee({ kind: 'phone', address: number, ...(dtmfAnswer && { keys: dtmfAnswer }) });
}
