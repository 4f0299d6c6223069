import { extendCurve, mostValues, newCurve } from './level-curve.ts';

const silent = { said: 0, heard: 0 };

it('counts from silence at −60 dB to 100 at full scale', () => {
  let curve = newCurve(0, 250);
  for (const [at, said] of [0, 0.001, 0.0316, 1, 2].entries()) {
    curve = extendCurve(curve, at * 250, { said, heard: 0 });
  }
  expect(curve.said).toEqual([0, 0, 50, 100, 100]);
});

it('is silent where nobody measured', () => {
  const curve = extendCurve(newCurve(1000, 250), 2000, { said: 1, heard: 0 });
  expect(curve.said).toEqual([0, 0, 0, 0, 100]);
});

it('stays short, however long the call: each two become the louder one', () => {
  let curve = newCurve(0, 250);
  for (let count = 0; count < mostValues; count += 1) {
    curve = extendCurve(curve, count * 250, { ...silent, heard: count % 2 });
  }
  expect(curve.heard).toHaveLength(mostValues);
  curve = extendCurve(curve, mostValues * 250, silent);
  expect(curve.every).toBe(500);
  expect(curve.heard).toHaveLength(mostValues / 2 + 1);
  expect(curve.heard[0]).toBe(100);
});
