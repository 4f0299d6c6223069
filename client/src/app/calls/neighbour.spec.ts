import { neighbour } from './neighbour.ts';

// Two groups: rows of three and one, then a row of two that starts elsewhere.
const places = [
  { left: 0, top: 0 },
  { left: 100, top: 0 },
  { left: 200, top: 0 },
  { left: 0, top: 100 },
  { left: 10, top: 300 },
  { left: 110, top: 300 },
];

it.each`
  key             | from | to
  ${'ArrowRight'} | ${2} | ${3}
  ${'ArrowRight'} | ${5} | ${5}
  ${'ArrowLeft'}  | ${3} | ${2}
  ${'ArrowLeft'}  | ${0} | ${0}
  ${'ArrowDown'}  | ${2} | ${3}
  ${'ArrowDown'}  | ${3} | ${4}
  ${'ArrowDown'}  | ${4} | ${4}
  ${'ArrowUp'}    | ${5} | ${3}
  ${'ArrowUp'}    | ${3} | ${0}
  ${'ArrowUp'}    | ${1} | ${1}
  ${'Home'}       | ${4} | ${0}
  ${'End'}        | ${1} | ${5}
  ${'x'}          | ${1} | ${1}
`('$key leads from tile $from to tile $to', ({ key, from, to }: Way) => {
  expect(neighbour(places, from, key)).toBe(to);
});

interface Way {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}
