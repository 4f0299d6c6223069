import { shownFirst, steady } from './steady.ts';
import { fine, type Cause, type Verdict } from './verdict.ts';

const bad = (cause: Cause): Verdict => ({ bars: 0, cause, quiet: false });

/** What is shown each half second of these verdicts. */
function shown(...verdicts: Verdict[]): (Cause | number)[] {
  let state = shownFirst;
  return verdicts.map((verdict, index) => {
    state = steady(state, verdict, index * 500);
    return state.verdict.cause ?? state.verdict.bars;
  });
}

describe('what is shown', () => {
  it('turns bad at once', () => {
    expect(shown(fine, bad('unheard'))).toEqual([4, 'unheard']);
  });

  it('turns good when it has been good for a while', () => {
    const good = Array.from({ length: 7 }, () => fine);
    expect(shown(bad('jitter'), ...good)).toEqual([...Array<string>(6).fill('jitter'), 4, 4]);
  });

  it('stays bad through a good moment', () => {
    const moment = [fine, fine, bad('jitter'), fine, fine, fine];
    expect(shown(bad('jitter'), ...moment)).toEqual(Array(7).fill('jitter'));
  });

  it('turns good also when it is not good in quite the same way all the time', () => {
    const fair: Verdict = { ...fine, bars: 3 };
    expect(shown(bad('jitter'), fair, fine, fair, fine, fair, fine).at(-1)).toBe(4);
  });

  it('changes what is wrong when it has been something else for a second', () => {
    expect(
      shown(bad('no-sound'), bad('unheard'), bad('no-sound'), bad('unheard'), bad('unheard')),
    ).toEqual(Array(5).fill('no-sound'));
    expect(shown(bad('no-sound'), ...Array<Verdict>(3).fill(bad('unheard'))).at(-1)).toBe(
      'unheard',
    );
  });

  it('says at once that the line is broken', () => {
    expect(shown(bad('no-sound'), bad('line'))).toEqual(['no-sound', 'line']);
  });

  it('does not let the bars jump', () => {
    const fair: Verdict = { ...fine, bars: 3 };
    expect(shown(fine, fair, fine, fair, fair, fair, fair)).toEqual([4, 4, 4, 4, 4, 4, 3]);
  });
});
