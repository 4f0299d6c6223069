/** What can be switched on. Each is on when the emulator's faults are as `on` says. A switch more is a line more. */
export const ofCalls = [
  {
    words: 'Answer URLs cannot be reached',
    on: { answers: 'unreachable' },
    off: { answers: 'none' },
  },
  { words: 'Events come 5 seconds late', on: { delayEvents: 5000 }, off: { delayEvents: 0 } },
  { words: 'Half of all events are lost', on: { dropEvents: 0.5 }, off: { dropEvents: 0 } },
];

export const ofSound = [
  {
    words: 'A fifth of what the browser should hear is lost',
    on: { lossToBrowser: 0.2 },
    off: { lossToBrowser: 0 },
  },
  {
    words: 'A fifth of what the browser says is lost',
    on: { lossFromBrowser: 0.2 },
    off: { lossFromBrowser: 0 },
  },
  {
    words: 'What the browser hears comes unevenly',
    on: { jitterToBrowser: 300 },
    off: { jitterToBrowser: 0 },
  },
  {
    words: 'What the browser says comes unevenly',
    on: { jitterFromBrowser: 300 },
    off: { jitterFromBrowser: 0 },
  },
  {
    words: 'The browser hears silence',
    on: { soundToBrowser: 'silent' },
    off: { soundToBrowser: 'whole' },
  },
  {
    words: 'Nothing reaches the browser',
    on: { soundToBrowser: 'none' },
    off: { soundToBrowser: 'whole' },
  },
  {
    words: 'Nothing that the browser says arrives',
    on: { soundFromBrowser: 'none' },
    off: { soundFromBrowser: 'whole' },
  },
  {
    words: 'No media gets through, either way: after 8 s calls end',
    on: { mediaDown: true },
    off: { mediaDown: false },
  },
];

/** What happens once, when it is pressed. */
export const atOnce = [
  { words: 'Cut every browser’s connection now', path: 'sessions/drop' },
  { words: 'Let every browser’s token expire now', path: 'sessions/expire' },
];
