import type { Leg } from '../legs/leg.ts';
import type { Borrower, Clock } from '../ports.ts';

interface Loan {
  /** Of the page that has it. */
  readonly page: string;
  readonly borrower: Borrower;
}

export interface LoanRequest {
  readonly page: string;
  /** SDP. */
  readonly offer: string;
  /** Where the browser reaches this machine; loopback when undefined. */
  readonly address: string | undefined;
}

/** A browser that has not connected by then never will. */
const connectTime = 15_000;

/** Which page speaks and hears on which phone: one at a time. Without a page a phone has its own voice again. */
export class LentPhones {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #loans = new Map<string, Loan>();

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** The page that has the phone on that leg. */
  holder(leg: string): string | undefined {
    return this.#loans.get(leg)?.page;
  }

  /** Gives the SDP answer; `undefined` when the leg has no phone to lend. The page that had it loses it. */
  async lend(leg: Leg, { page, offer, address }: LoanRequest): Promise<string | undefined> {
    const borrower = await leg.sound?.lend?.(offer, address);
    if (!borrower || leg.ended) return undefined;
    const { uuid } = leg.identity;
    const loan = { page, borrower };
    const end = (): void => {
      this.#end(uuid, loan);
    };
    this.#loans.set(uuid, loan);
    const callOff = this.#clock.after(connectTime, end);
    if (borrower.onConnected) borrower.onConnected(callOff);
    else callOff();
    borrower.onLost(end);
    leg.onEnd(() => {
      callOff();
      end();
    });
    this.#changed();
    return borrower.sdp;
  }

  /** False when that page does not have it. */
  giveBack(leg: string, page: string): boolean {
    const loan = this.#loans.get(leg);
    if (loan?.page !== page) return false;
    this.#end(leg, loan);
    return true;
  }

  #end(leg: string, loan: Loan): void {
    if (this.#loans.get(leg) !== loan) return;
    this.#loans.delete(leg);
    loan.borrower.giveBack();
    this.#changed();
  }
}
