import { remembered } from './remembered.ts';

it('works each text out once, and forgets the oldest', () => {
  const worked: string[] = [];
  const shout = remembered((text) => {
    worked.push(text);
    return text.toUpperCase();
  }, 2);
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(shout)).toEqual(['A', 'B', 'A', 'C', 'B', 'A']);
  expect(worked).toEqual(['a', 'b', 'c', 'a']);
});
