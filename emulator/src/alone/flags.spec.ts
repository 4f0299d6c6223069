import { readFlags } from './flags.ts';

it.each([
  [[], { port: 3100, file: 'emulator.json' }],
  [['app.json'], { port: 3100, file: 'app.json' }],
  [['--file', 'app.json', '--port', '0'], { port: 0, file: 'app.json' }],
  [['--help'], { port: 3100, file: 'emulator.json', instead: 'help' }],
  [['-v'], { port: 3100, file: 'emulator.json', instead: 'version' }],
])('reads %j', (words, flags) => {
  expect(readFlags(words)).toEqual(flags);
});

it.each([
  [['--port', 'x'], '--port x is not a port.'],
  [['--port', '70000'], '--port 70000 is not a port.'],
  [['one.json', 'two.json'], 'There can be one file only.'],
  [['--file', 'one.json', 'two.json'], 'There can be one file only.'],
  [['--loud'], "Unknown option '--loud'. See --help."],
])('says in one line what is wrong with %j', (words, message) => {
  expect(() => readFlags(words)).toThrow(
    expect.objectContaining({ code: 'flag-invalid', message }) as Error,
  );
});
