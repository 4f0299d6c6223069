import type { AudioEnd } from '../platform/ports.ts';
import type { OpenedBrowser } from './browser-opener.ts';
import type { Exchange } from './exchange.ts';
import { lendableLine } from './lendable-line.ts';
import type { Line } from './line.ts';

export interface PhoneEndDependencies {
  readonly exchange: Pick<Exchange, 'plug'>;
  /** The browsers that reach this machine there. */
  readonly browsersAt: (address?: string) => {
    readonly answer: (offer: string) => Promise<OpenedBrowser>;
  };
}

/** The audio end of a simulated phone: its own line, or that of a browser which borrows it. */
export function phoneEnd(own: Line, { exchange, browsersAt }: PhoneEndDependencies): AudioEnd {
  const phone = lendableLine(own);
  // The very same object: rooms know their ends by identity.
  return Object.assign(exchange.plug(phone), {
    lend: async (offer: string, address?: string) => {
      const { line, browser } = await browsersAt(address).answer(offer);
      return { ...browser, giveBack: phone.lend(line) };
    },
  });
}
