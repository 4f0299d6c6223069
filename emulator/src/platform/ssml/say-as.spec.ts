import { passagesOf } from './passages.ts';

function saidAs(how: string, text: string, format = ''): string {
  const asked = format === '' ? '' : ` format="${format}"`;
  const tag = `<say-as interpret-as="${how}"${asked}>${text}</say-as>`;
  const [passage] = passagesOf(`<speak>${tag}</speak>`);
  return passage?.kind === 'words' ? passage.text : '';
}

it.each([
  ['digits', '1203', 'one two zero three'],
  ['characters', 'aB1-x', 'A, B, one, dash, X'],
  ['spell-out', 'IBM', 'I, B, M'],
  ['verbatim', 'a@b.c', 'A, at, B, dot, C'],
  [
    'telephone',
    '+44 7700-900001',
    'plus four four, seven seven zero zero, nine zero zero zero zero one',
  ],
  ['cardinal', '0', 'zero'],
  ['cardinal', '19', 'nineteen'],
  ['cardinal', '1,234', 'one thousand two hundred thirty four'],
  ['number', '-20.05', 'minus twenty point zero five'],
  ['cardinal', '1000000', 'one million'],
  ['cardinal', '7 apples', 'seven apples'],
  ['ordinal', '1', 'first'],
  ['ordinal', '22nd', 'twenty second'],
  ['ordinal', '40', 'fortieth'],
  ['ordinal', '105', 'one hundred fifth'],
  ['time', '2:30pm', 'two thirty P M'],
  ['time', '14:05', 'fourteen oh five'],
  ['time', '9:00', "nine o'clock"],
  ['time', '1\'30"', 'one minute thirty seconds'],
  ['time', 'soon', 'soon'],
  ['nonsense', '12', '12'],
  ['constructor', '12', '12'],
  ['', '12', '12'],
])('as %s %s is said "%s"', (how, text, words) => {
  expect(saidAs(how, text)).toBe(words);
});

it.each([
  ['2026-11-21', '', 'November twenty first twenty twenty six'],
  ['11/21/1984', '', 'November twenty first nineteen eighty four'],
  ['21.11.2005', 'dmy', 'November twenty first two thousand five'],
  ['11/21', '', 'November twenty first'],
  ['21/11', 'dm', 'November twenty first'],
  ['11/1906', 'my', 'November nineteen oh six'],
  ['1900', 'y', 'nineteen hundred'],
  ['21/13/2026', 'dmy', '21/13/2026'],
  ['32/12/2026', 'dmy', '32/12/2026'],
  ['some day', '', 'some day'],
])('the date %s (%s) is said "%s"', (text, format, words) => {
  expect(saidAs('date', text, format)).toBe(words);
});

it('a number of any length is said in finite words', () => {
  expect(saidAs('cardinal', '9'.repeat(400)).split(' ')).toHaveLength(400);
  expect(saidAs('ordinal', '123456789012345')).toContain('trillion');
});
