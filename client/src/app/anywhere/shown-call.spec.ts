import { calls } from '../testing/situation.ts';
import { shownCall, type CallToShow } from './shown-call.ts';

const show = (changes: Partial<CallToShow>) =>
  shownCall({
    call: calls.idle,
    name: 'Bob',
    now: 67_000,
    muted: false,
    ours: true,
    ...changes,
  });

describe('the call as it is shown outside of the page', () => {
  it('is none before there was one', () => {
    expect(show({})).toBeNull();
  });

  it.each([
    ['dialing', 'Calling…', null],
    ['ringing', 'Ringing…', '0:07'],
    ['answered', 'On call', '1:07'],
    ['voicemail', 'Voicemail', '1:07'],
  ] as const)('tells that it is %s in a word and a time', (which, words, time) => {
    expect(show({ call: calls[which] })).toMatchObject({ name: 'Bob', words, time });
  });

  it('is muted only where the microphone is', () => {
    expect(show({ call: calls.answered, muted: true })).toMatchObject({ muted: true });
    expect(show({ call: calls.answered, muted: true, ours: false })).toMatchObject({
      muted: false,
    });
  });

  it('tells how it came out, and can be neither muted nor timed any more', () => {
    const over = {
      phase: 'over',
      icon: 'busy',
      words: 'Busy',
      time: null,
      muted: false,
      ours: false,
    };
    expect(show({ call: calls.ended, muted: true })).toEqual({ name: 'Bob', ...over });
    expect(show({ call: calls.ended, failure: 'Too many calls' })).toMatchObject({
      words: 'Too many calls',
    });
  });
});
