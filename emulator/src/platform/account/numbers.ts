import type { Applications } from '../applications.ts';
import { countryOf, isMobile } from './countries.ts';

export const numberTypes = ['landline', 'mobile-lvn', 'landline-toll-free'] as const;
export type NumberType = (typeof numberTypes)[number];

/** A number that calls and messages can be sent to. */
export interface VirtualNumber {
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** E.164 without plus sign. */
  readonly msisdn: string;
  readonly type: NumberType;
}

/** Where a number leads beside its application. */
export interface NumberRouting {
  /** A phone or a SIP address takes precedence over the application. */
  readonly voiceCallbackType?: 'sip' | 'tel' | 'app';
  readonly voiceCallbackValue?: string;
  readonly voiceStatusCallback?: string;
  readonly moHttpUrl?: string;
  readonly moSmppSysType?: string;
}

export interface OwnedNumber extends VirtualNumber, NumberRouting {}

/** The account's numbers: those that were bought, and those that its applications came with. */
export interface Numbers {
  /** The oldest first. */
  list(): readonly OwnedNumber[];
  find(msisdn: string): OwnedNumber | undefined;
  /** The account has that number from now on, whether or not an application has. */
  keep(number: VirtualNumber): void;
  /** Gives it up; it leads to no application then. */
  drop(msisdn: string): void;
  /** Leaves what `change` does not name as it is. */
  route(msisdn: string, change: NumberRouting): void;
}

export function createNumbers(applications: Applications): Numbers {
  const known = new Map<string, OwnedNumber>();

  function list(): readonly OwnedNumber[] {
    for (const { numbers } of applications.list()) {
      for (const msisdn of numbers) {
        if (!known.has(msisdn)) known.set(msisdn, describe(msisdn));
      }
    }
    return [...known.values()];
  }

  const find = (msisdn: string) => list().find((one) => one.msisdn === msisdn);
  return {
    list,
    find,
    keep: (number) => {
      known.set(number.msisdn, number);
    },
    drop: (msisdn) => {
      applications.link(msisdn);
      known.delete(msisdn);
    },
    route: (msisdn, change) => {
      const number = find(msisdn);
      if (number) known.set(msisdn, { ...number, ...change });
    },
  };
}

/** What a number says about itself. */
function describe(msisdn: string): OwnedNumber {
  const country = countryOf(msisdn);
  const type = isMobile(msisdn, country) ? 'mobile-lvn' : 'landline';
  return { country: country.code, msisdn, type };
}
