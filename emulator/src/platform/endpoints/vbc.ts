import type { EndpointOf } from '../ncco/endpoint.ts';
import type { Callee } from './callee.ts';
import { handsetCallee } from './handset-callee.ts';

/** An extension of the company's own switchboard. Its last digit decides its habit. */
export function vbcCallee({ extension }: EndpointOf<'vbc'>): Callee {
  return handsetCallee({ kind: 'vbc', address: extension });
}
