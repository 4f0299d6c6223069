/** How loud each leg was, both ways: a small curve each, with the same in words. */
import { draw, duration, make, readable } from './words.js';

const box = document.querySelector('#levels');
const [width, height] = [600, 40];
/** Below that (of 100), nobody hears anything. */
const audible = 20;

export function showLevels(levels, legs) {
  box.replaceChildren(...levels.flatMap((curve) => figures(curve, legs)));
}

function figures({ leg, every, said, heard }, legs) {
  if (said.length === 0) return [];
  const { party = leg } = legs.find(({ uuid }) => uuid === leg) ?? {};
  const name = readable(party);
  return [figure(`${name} says`, said, every), figure(`${name} hears`, heard, every)];
}

function figure(name, values, every) {
  const step = width / Math.max(1, values.length - 1);
  const points = values.map(
    (value, index) => `${(index * step).toFixed(1)},${height - (value / 100) * height}`,
  );
  const words = inWords(values, every);
  const picture = draw(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': `${name}: ${words}`,
    },
    draw('polygon', {
      points: `0,${height} ${points.join(' ')} ${((values.length - 1) * step).toFixed(1)},${height}`,
    }),
  );
  return make(
    'figure',
    {},
    make('figcaption', {}, make('strong', { textContent: name }), ` ${words}`),
    picture,
  );
}

function inWords(values, every) {
  const loud = values.filter((value) => value >= audible).length;
  const all = duration(values.length * every);
  if (loud === 0) return `nothing in ${all}`;
  return `sound for ${duration(loud * every)} of ${all}, at most ${Math.max(...values)} of 100`;
}
