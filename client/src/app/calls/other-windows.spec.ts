import { TestBed } from '@angular/core/testing';
import { Clock } from '../clock.ts';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { OtherWindows, WINDOW_CHANNEL } from './other-windows.ts';

function setUp() {
  const clock = new FakeClock();
  const channel = new FakeChannel();
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: WINDOW_CHANNEL, useValue: channel },
    ],
  });
  const windows = TestBed.inject(OtherWindows);
  const ended: string[] = [];
  windows.answerFor({ holds: (id) => id === 'mine', hangUp: () => ended.push('mine') });
  const answers: boolean[] = [];
  const ask = (id: string): void => {
    void windows.isHeld(id).then((held) => answers.push(held));
  };
  return { answers, ask, channel, clock, ended };
}

it('finds the window that holds a call', async () => {
  const { answers, ask, channel, clock } = setUp();
  ask('call-1');
  expect(channel.said).toEqual([['who-holds', 'call-1']]);
  channel.hear(['held', 'call-2']);
  await clock.advance(999);
  expect(answers).toEqual([]);
  channel.hear(['held', 'call-1']);
  await clock.advance(0);
  expect(answers).toEqual([true]);
});

it('takes silence for an answer after a second', async () => {
  const { answers, ask, channel, clock } = setUp();
  ask('call-1');
  await clock.advance(1_000);
  expect(answers).toEqual([false]);
  channel.hear(['held', 'call-1']);
  await clock.advance(0);
  expect(answers).toEqual([false]);
});

it('answers for its own call only', () => {
  const { channel } = setUp();
  channel.hear(['who-holds', 'other']);
  channel.hear(['who-holds', 'mine']);
  expect(channel.said).toEqual([['held', 'mine']]);
});

it('ends its own call only when another window asks for that', () => {
  const { channel, ended } = setUp();
  channel.hear(['end', 'other']);
  expect(ended).toEqual([]);
  channel.hear(['end', 'mine']);
  expect(ended).toEqual(['mine']);
});

it.each([['what an older page said'], [['end']], [null], [[1, 2]]])('does not mind %j', (data) => {
  const { channel, ended } = setUp();
  channel.hear(data);
  expect(channel.said).toEqual([]);
  expect(ended).toEqual([]);
});
