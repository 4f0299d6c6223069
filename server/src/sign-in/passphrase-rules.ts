import { wellWornWords } from './well-worn-words.ts';

const least = 15;
const most = 128;
/** So many letters or digits have to be left of it without the words that everybody tries. */
const leastOwn = 6;

/** In the order of the keys; guessed as early as the alphabet. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Why a passphrase is not good enough, in words for whoever chose it; undefined when it is. It asks for length and for
 * something of one's own, never for digits or signs (NIST SP 800-63B).
 */
export function flawOf(passphrase: string, user: string): string | undefined {
  const spelled = passphrase.normalize('NFKC');
  const text = spelled.toLowerCase();
  const { length } = charactersOf(spelled);
  if (length < least) return `It has ${length} characters; it needs ${least} or more.`;
  if (length > most) return `It has ${length} characters; ${most} is the most.`;
  if (isRepeated(text)) return 'It repeats itself. Choose words that do not belong together.';
  if (isSequence(text)) return 'It follows the keyboard or the alphabet, and is guessed early.';
  if (ownCharacters(text, user) < leastOwn) {
    return 'It is made of your name or of words that everybody tries first. Add some of your own.';
  }
  return undefined;
}

/** One short piece, over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,10}?)\1+.{0,9}$/su.test(text) && new Set(text).size <= 10;
}

/** Most characters follow their neighbour, forward or backward. */
function isSequence(text: string): boolean {
  const characters = charactersOf(text);
  const steps = characters.slice(1).map((after, index) => `${characters[index] ?? ''}${after}`);
  return steps.filter(follows).length > steps.length * 0.7;
}

function follows(pair: string): boolean {
  const turned = charactersOf(pair).toReversed().join('');
  return rows.some((row) => row.includes(pair) || row.includes(turned)) || /^(.)\1$/su.test(pair);
}

function ownCharacters(text: string, user: string): number {
  const names = user
    .toLowerCase()
    .split(/[._@-]/)
    .filter(({ length }) => length > 2);
  const words = [...names, 'hotline', 'vonage', ...wellWornWords];
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const plain = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), plain);
  // Signs alone are nobody's words; what differs among them counts.
  if (plain === '') return new Set(text).size;
  return charactersOf(rest.replaceAll(fewDigits, '').replaceAll(' ', '')).length;
}

/** A year, or what is put at the end to please other rules. */
const fewDigits = /(?<!\p{N})\p{N}{1,4}(?!\p{N})/gu;

/** Counted as code points: nobody loses by it whose letters are made of several. */
function charactersOf(text: string): string[] {
  return Array.from(text);
}
