import type { ObservedPlatform } from '../platform/observed-platform.ts';
import type { PhoneAtRest } from '../platform/phones/handsets.ts';
import { habitOf } from '../platform/phones/habits.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { answerWords } from './answer-words.ts';
import { habitWords } from './habit-words.ts';
import { lastCall, type LastCall } from './last-call.ts';
import { phoneCard, type CardContext, type PhoneCard } from './phone-card.ts';
import { readable } from './readable.ts';

/** All that the page shows. */
export interface PhonesView {
  readonly calls: readonly PhoneCard[];
  readonly phones: readonly PhoneRow[];
  /** What the phones can call. */
  readonly numbers: readonly PhoneNumber[];
}

interface PhoneNumber {
  /** As control routes take it. */
  readonly number: string;
  readonly name: string;
  /** As people read it; the name already, where there is no other. */
  readonly digits: string;
}

/** A phone that can be seen while nobody calls it. */
interface PhoneRow extends PhoneNumber {
  /** What it does since somebody changed that; null for what its number says. */
  readonly habit: string | null;
  /** What its number says that it does, in words. */
  readonly ownHabit: string;
  readonly last: LastCall | null;
}

/** `applications` are the numbers that lead to one, with its name. */
export function phonesView(
  platform: ObservedPlatform,
  applications: readonly NamedPhone[],
): PhonesView {
  const { calls, phones } = platform.snapshot();
  const known = platform.knownPhones();
  const context = contextOf(platform, [...applications, ...known]);
  return {
    calls: phones.map((phone) => phoneCard(phone, context)),
    phones: known.map((phone) => row(phone, context, lastCall(calls, phone.number, context))),
    numbers: applications.map(({ number, name }) => ({ number, name, digits: readable(number) })),
  };
}

function contextOf(
  platform: ObservedPlatform,
  named: readonly { readonly number: string; readonly name?: string }[],
): CardContext {
  const names = new Map(named.map(({ number, name }) => [number, name]));
  const sent = platform.sent();
  const nameOf = (number: string): string => names.get(number) ?? readable(number);
  return {
    nameOf,
    answerTo: (leg) => answerWords(sent, leg, nameOf),
  };
}

function row(
  { number, changedHabit }: PhoneAtRest,
  { nameOf }: CardContext,
  last: LastCall | null,
): PhoneRow {
  return {
    ...{ number, last },
    name: nameOf(number),
    digits: readable(number),
    habit: changedHabit ?? null,
    ownHabit: habitWords[habitOf(number)],
  };
}
