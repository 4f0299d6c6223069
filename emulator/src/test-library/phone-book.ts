/** Numbers, E.164 without plus sign, by the names of who has them. */
export type PhoneBook = Readonly<Record<string, string>>;

/** A number, or the name of who has it. */
export function numberOf(book: PhoneBook, who: string): string {
  return (Object.hasOwn(book, who) ? book[who] : undefined) ?? who.replace('+', '');
}
