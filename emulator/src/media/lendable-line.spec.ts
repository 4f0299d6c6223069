import { frameSamples } from './frame.ts';
import { lendableLine } from './lendable-line.ts';
import type { Line } from './line.ts';

/** A line that says one number, and notes what it hears. */
function fakeLine(says: number) {
  const heard: number[] = [];
  const state = { closed: 0 };
  const line: Line = {
    talk: () => new Int16Array(frameSamples).fill(says),
    listen: ([first = 0]) => void heard.push(first),
    close: () => void (state.closed += 1),
  };
  return { line, heard, state };
}

const frame = (sample: number) => new Int16Array(frameSamples).fill(sample);

it('is its own line as long as nobody borrows it', () => {
  const own = fakeLine(1);
  const line = lendableLine(own.line);
  line.listen(frame(7));
  expect([line.talk()[0], own.heard]).toEqual([1, [7]]);
});

it('is the borrower’s both ways, and its own again afterwards', () => {
  const [own, other] = [fakeLine(1), fakeLine(2)];
  const line = lendableLine(own.line);
  const giveBack = line.lend(other.line);
  line.listen(frame(7));
  expect([line.talk()[0], own.heard, other.heard]).toEqual([2, [], [7]]);
  giveBack();
  line.listen(frame(8));
  expect([line.talk()[0], own.heard, other.heard]).toEqual([1, [8], [7]]);
  expect(other.state.closed).toBe(1);
});

it('goes to whoever borrows it last, and the first one can give nothing back', () => {
  const [own, first, second] = [fakeLine(1), fakeLine(2), fakeLine(3)];
  const line = lendableLine(own.line);
  const giveBackFirst = line.lend(first.line);
  line.lend(second.line);
  expect(first.state.closed).toBe(1);
  giveBackFirst();
  expect(line.talk()[0]).toBe(3);
});

it('closes the borrower with itself, and takes none afterwards', () => {
  const [own, other, late] = [fakeLine(1), fakeLine(2), fakeLine(3)];
  const line = lendableLine(own.line);
  line.lend(other.line);
  line.close();
  line.lend(late.line);
  expect([own, other, late].map(({ state }) => state.closed)).toEqual([1, 1, 1]);
});
