import type { Tag } from './markup.ts';
import { cardinal, digits, ordinal } from './number-words.ts';
import { spokenDate } from './spoken-date.ts';
import { spokenTime } from './spoken-time.ts';

type Say = (text: string, format?: string) => string;

/** What can be read in another way than it is written. */
const ways = new Map<string, Say>([
  ['characters', spell],
  ['spell-out', spell],
  ['verbatim', spell],
  ['digits', digits],
  ['cardinal', (text) => numbers(text, cardinal)],
  ['number', (text) => numbers(text, cardinal)],
  ['ordinal', (text) => numbers(text, ordinal)],
  ['date', spokenDate],
  ['time', spokenTime],
  ['telephone', dialled],
]);

/** The words to be spoken for the text of a say-as element; in a way that is not known they are the text. */
export function saidAs({ attributes }: Tag, text: string): string {
  const say = ways.get((attributes['interpret-as'] ?? '').toLowerCase());
  return say ? say(text.trim(), attributes.format?.toLowerCase()) : text;
}

const names: Readonly<Record<string, string>> = {
  ...{ '.': 'dot', '-': 'dash', _: 'underscore', '@': 'at', '/': 'slash', '#': 'hash' },
  ...{ '*': 'star', '+': 'plus', ' ': '' },
};

function spell(text: string): string {
  return Array.from(text)
    .map((each) => names[each] ?? digits(each.toUpperCase()))
    .filter((each) => each !== '')
    .join(', ');
}

function numbers(text: string, say: (value: number) => string): string {
  return text
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^-(?=\d)/, 'minus ')
    .replace(/(\d+)(?:\.(\d+))?(?:st|nd|rd|th)?/gi, (_, whole: string, fraction = '') => {
      const point = fraction === '' ? '' : ` point ${digits(String(fraction))}`;
      return `${whole.length > 15 ? digits(whole) : say(Number(whole))}${point}`;
    });
}

/** Group by group. */
function dialled(text: string): string {
  return text
    .split(/[\s().-]+/)
    .filter((group) => group !== '')
    .map((group) => digits(group.replace('+', 'plus ')))
    .join(', ');
}
