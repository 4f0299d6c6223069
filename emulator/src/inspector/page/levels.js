/** How loud each leg was, both ways: a small curve each, with the same in words. */
import { draw, duration, make, readable } from './words.js';

const box = document.querySelector('#levels');
const [width, height] = [600, 40];
/** Below that (of 100), nobody hears anything. */
const audible = 20;

/** All on the time axis of the call, which begins at `startedAt`. */
export function showLevels(levels, { legs, startedAt }) {
  const ends = levels.map(({ from, every, said }) => from + every * said.length);
  const axis = { from: startedAt, length: Math.max(1, ...ends.map((end) => end - startedAt)) };
  box.replaceChildren(...levels.flatMap((curve) => figures(curve, legs, axis)));
}

function figures(curve, legs, axis) {
  if (curve.said.length === 0) return [];
  const { party = curve.leg } = legs.find(({ uuid }) => uuid === curve.leg) ?? {};
  const name = readable(party);
  return [
    figure(`${name} says`, curve.said, curve, axis),
    figure(`${name} hears`, curve.heard, curve, axis),
  ];
}

function figure(name, values, { from, every }, axis) {
  const x = (index) => ((width * (from - axis.from + index * every)) / axis.length).toFixed(1);
  const points = values.map((value, index) => `${x(index)},${height - (value / 100) * height}`);
  const words = inWords(values, every);
  const outline = `${x(0)},${height} ${points.join(' ')} ${x(values.length - 1)},${height}`;
  const picture = draw(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': `${name}: ${words}`,
    },
    draw('polygon', { points: outline }),
  );
  const caption = make('figcaption', {}, make('strong', { textContent: name }), ` ${words}`);
  return make('figure', {}, caption, picture);
}

function inWords(values, every) {
  const loud = values.filter((value) => value >= audible).length;
  const all = duration(values.length * every);
  if (loud === 0) return `nothing in ${all}`;
  return `sound for ${duration(loud * every)} of ${all}, at most ${Math.max(...values)} of 100`;
}
