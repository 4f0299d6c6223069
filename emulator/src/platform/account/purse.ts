/** The account's money, in euros; exact to the eight places in which the platform writes prices. */
export interface Purse {
  balance(): number;
  set(euros: number): void;
  /** Less than nothing takes money out. It may run into debt: a call that is up goes on. */
  add(euros: number): void;
  /** Back to what there was at the start. */
  reset(): void;
}

const places = 1e8;

export function createPurse(credit: number): Purse {
  /** Whole numbers: a thousand prices added up must not be off by a fraction. */
  const whole = (euros: number): number => Math.round(euros * places);
  let left = whole(credit);
  return {
    balance: () => left / places,
    set: (euros) => {
      left = whole(euros);
    },
    add: (euros) => {
      left += whole(euros);
    },
    reset: () => {
      left = whole(credit);
    },
  };
}
