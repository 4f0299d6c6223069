import { slug } from './slug.ts';

describe('a name as an id', () => {
  it.each([
    ['Bob', 'bob'],
    ["Zoë O'Neil", 'zoe-o-neil'],
    ['  Dr. Ann  Lee (CFO) ', 'dr-ann-lee-cfo'],
    ['李雷', '李雷'],
    ['!?', ''],
  ])('%j becomes %j', (name, id) => {
    expect(slug(name)).toBe(id);
  });
});
