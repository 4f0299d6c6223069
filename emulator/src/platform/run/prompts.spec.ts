import { aborted } from '../pause.ts';
import { createPrompts } from './prompts.ts';

function setUp() {
  const call = new AbortController();
  const prompts = createPrompts(call.signal);
  const log: string[] = [];
  const say = (name: string) => async (signal: AbortSignal) => {
    log.push(name);
    await aborted(signal);
    log.push(`${name} ends`);
  };
  return { call, prompts, log, say };
}

it('what is cut ends, with all that was queued after it', async () => {
  const { prompts, log, say } = setUp();
  prompts.queue(say('one'));
  prompts.queue(say('two'));
  await Promise.resolve();
  prompts.cut();
  prompts.cut();
  await prompts.over();
  expect(log).toEqual(['one', 'one ends']);
});

it('what comes after a cut is said', async () => {
  const { prompts, log, say } = setUp();
  prompts.queue(say('one'));
  await Promise.resolve();
  prompts.cut();
  prompts.queue(say('two'));
  await new Promise(setImmediate);
  expect(log).toEqual(['one', 'one ends', 'two']);
});

it('all ends with the call', async () => {
  const { call, prompts, log, say } = setUp();
  prompts.queue(say('one'));
  prompts.queue(say('two'));
  await Promise.resolve();
  call.abort();
  await prompts.over();
  expect(log).toEqual(['one', 'one ends']);
});
