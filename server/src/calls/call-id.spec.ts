import { callId, callIdPattern } from './call-id.ts';

describe('a call id', () => {
  it('writes bytes in base 32 as RFC 4648 does', () => {
    expect(callId(Buffer.from('foobar'))).toBe('mzxw6ytboi');
    expect(callId(Buffer.from('fooba'))).toBe('mzxw6ytb');
    expect(callId(Buffer.from('foob'))).toBe('mzxw6yq');
    expect(callId(Buffer.alloc(0))).toBe('');
  });

  it('has 26 characters for 128 bits, and looks like nothing else', () => {
    expect(callId(Buffer.alloc(16))).toBe('a'.repeat(26));
    expect(callId(Buffer.alloc(16, 255))).toBe(`${'7'.repeat(25)}4`);
    expect(callId(Buffer.alloc(16, 255))).toMatch(callIdPattern);
    expect('447700900001').not.toMatch(callIdPattern);
  });
});
