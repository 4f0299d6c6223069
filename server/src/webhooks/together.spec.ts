import { setImmediate as turn } from 'node:timers/promises';
import { createTogether } from './together.ts';

it('sends what one turn decided at its end, in this order, and each once', async () => {
  const together = createTogether();
  const sent: string[] = [];
  together(() => sent.push('first'));
  await Promise.resolve();
  together(() => sent.push('second'));
  expect(sent).toEqual([]);
  await turn();
  expect(sent).toEqual(['first', 'second']);
  together(() => sent.push('third'));
  await turn();
  expect(sent).toEqual(['first', 'second', 'third']);
});
