import { flawOf } from './passphrase-rules.ts';

describe('a passphrase', () => {
  it.each([
    'quiet violin under the bridge',
    'ein Fahrrad ohne Sattel',
    'korrekte pferde batterie',
    'пять синих слонов летят',
    '雨の日には古い映画を三本見るのが好き',
    '839201748326174',
    'xK9#mQ2$vL7&wP4!',
    '😀🎻🌉🐎📎🧂🪟🧲🦑🍋🥁🚲🧦🪁🎲',
    `${'a long walk by the river '.repeat(5)}xyz`,
  ])('is good enough when it is long and one’s own: %j', (passphrase) => {
    expect(flawOf(passphrase, 'alice')).toBeUndefined();
  });

  it.each([
    ['fourteen chars', /14 characters; it needs 15/],
    ['😀🎻🌉🐎📎🧂🪟🧲🦑🍋🥁🚲🧦🪁', /14 characters/],
    ['x'.repeat(129), /129 characters; 128 is the most/],
    ['aaaaaaaaaaaaaaaa', /repeats/],
    ['abcabcabcabcabca', /repeats/],
    ['hunterhunterhunter', /repeats/],
    ['!!!!!!!!!!!!!!!!!!', /repeats/],
    ['abcdefghijklmnopq', /alphabet/],
    ['qwertyuiopasdfghjkl', /keyboard/],
    ['1234567890123456', /repeats|keyboard/],
    ['0987654321abcdefg', /keyboard/],
    ['correct horse battery staple', /tries first/],
    ['CorrectHorseBatteryStaple1!', /tries first/],
    ['password password', /repeats|tries first/],
    ['Password2026!!Welcome', /tries first/],
    ['alice hotline vonage 2026', /tries first/],
    ['Alice-Hotline-Secret', /tries first/],
    ['letmein-letmein-please', /repeats/],
    ['iloveyou iloveyou 123', /tries first/],
    ['maytheforcebewithyou', /tries first/],
  ])('is refused with a reason: %j', (passphrase, reason) => {
    expect(flawOf(passphrase, 'alice')).toMatch(reason);
  });

  it('may be made of another user’s name', () => {
    expect(flawOf('penelope hotline vonage', 'penelope')).toMatch(/tries first/);
    expect(flawOf('penelope hotline vonage', 'alice')).toBeUndefined();
  });
});
