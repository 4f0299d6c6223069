import { connectTo, createTestPlatform } from '../testing/test-platform.ts';
import type { Trace } from './trace.ts';

function setUp() {
  const traces: Trace[] = [];
  const test = createTestPlatform({ onTrace: (trace) => traces.push(trace) });
  return { ...test, traces, told: () => traces.flatMap(inShort) };
}

function inShort(trace: Trace): string[] {
  if (trace.kind === 'leg') return [`${trace.party} ${trace.status}`];
  if (trace.kind === 'step') return [`${trace.action.action} ${trace.state}`];
  if (trace.kind === 'note') return [`${trace.note.what} ${trace.note.text}`];
  return [trace.kind];
}

it('tells a call from its first moment to its last', async () => {
  const { place, clock, told, traces } = setUp();
  const talk = { action: 'talk', text: 'Hello.' };
  const { call } = await place([talk, connectTo('447700900008')]);
  await clock.advance(60_000);
  call.hangUp('user');
  await clock.advance(0);
  expect(told().slice(0, 6)).toEqual([
    'call',
    'john started',
    'john answered',
    'instructions',
    'talk begun',
    'heard Hello.',
  ]);
  expect(told()).toContain('talk done');
  expect(told().slice(-2)).toEqual(['call-over', 'connect cut-short']);
  const [first] = traces;
  expect(first).toMatchObject({ from: 'john', to: 'some-call-id', leg: call.leg });
  expect(new Set(traces.map(({ conversation }) => conversation)).size).toBe(1);
});

it('gives the begin and the end of a step something in common, which no other step has', async () => {
  const { place, clock, traces } = setUp();
  const wait = { action: 'wait', timeout: 0.1 };
  await place([wait, wait]);
  await clock.advance(1000);
  const steps = new Map<object, string[]>();
  for (const trace of traces) {
    if (trace.kind !== 'step') continue;
    steps.set(trace.of, [...(steps.get(trace.of) ?? []), trace.state]);
  }
  expect([...steps.values()]).toEqual([
    ['begun', 'done'],
    ['begun', 'done'],
  ]);
});

it('tells the complaints of the platform', async () => {
  const { place, traces } = setUp();
  await place([{ action: 'dance' }]);
  expect(traces).toContainEqual(
    expect.objectContaining({
      kind: 'complaint',
      reason: 'Syntax error in NCCO. Invalid value type or action.',
    }),
  );
});
