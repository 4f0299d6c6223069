import { createLog, maskNumber } from './log.ts';

describe('the log', () => {
  it('writes one JSON object a line, whatever the text', () => {
    const written: string[] = [];
    const log = createLog('info', { write: (text) => void written.push(text) });
    log.warn({ code: 'odd' }, 'two\nlines "quoted"\u2028');
    expect(written).toHaveLength(1);
    expect(written[0]?.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/s), '']);
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      level: 40,
      msg: 'two\nlines "quoted"\u2028',
    });
  });

  it('shows the last two digits of a number', () => {
    expect(maskNumber('447700900001')).toBe('…01');
    expect(maskNumber('+44 7700 900001')).toBe('…01');
  });

  it('shows nothing of a text that is no number', () => {
    expect(maskNumber('aaaaaaaaaaaaaaaaaaaaaaaaaa')).toBe('…');
    expect(maskNumber('')).toBe('…');
  });
});
