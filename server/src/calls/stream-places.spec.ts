import { createStreamPlaces } from './stream-places.ts';

it('gives 500 places in all, and one given back to the next who asks', () => {
  const places = createStreamPlaces();
  const leave = Array.from({ length: 500 }, (_, n) => places.take(`session-${n}`));
  expect(() => places.take('late')).toThrow('no room');
  leave[0]?.();
  const leaveAgain = places.take('late');
  expect(() => places.take('later')).toThrow('no room');
  leaveAgain();
  places.take('later');
});

it('gives a session 4 places, whatever others have', () => {
  const places = createStreamPlaces();
  places.take('other');
  const leave = Array.from({ length: 4 }, () => places.take('one'));
  expect(() => places.take('one')).toThrow('Too many windows');
  leave[3]?.();
  places.take('one');
  expect(() => places.take('one')).toThrow('Too many windows');
});
