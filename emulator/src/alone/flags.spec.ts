import { readFlags } from './flags.ts';

it.each([
  [[], { port: 3100, file: 'emulator.json', phones: [] }],
  [['app.json'], { port: 3100, file: 'app.json', phones: [] }],
  [['--file', 'app.json', '--port', '0'], { port: 0, file: 'app.json', phones: [] }],
  [
    ['--phone', '+447700900018=Ann Lee', '--phone=447700900001=Bob'],
    {
      port: 3100,
      file: 'emulator.json',
      phones: [
        { number: '447700900018', name: 'Ann Lee' },
        { number: '447700900001', name: 'Bob' },
      ],
    },
  ],
  [['--help'], { port: 3100, file: 'emulator.json', phones: [], instead: 'help' }],
  [['-v'], { port: 3100, file: 'emulator.json', phones: [], instead: 'version' }],
])('reads %j', (words, flags) => {
  expect(readFlags(words)).toEqual(flags);
});

it.each([
  [['--phone', 'Ann'], '--phone Ann is not NUMBER=NAME.'],
  [['--phone', '447700900018= '], '--phone 447700900018=  is not NUMBER=NAME.'],
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
