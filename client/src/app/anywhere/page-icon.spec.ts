import { pageIcon } from './page-icon.ts';

const looks = [
  { phase: 'dialing', muted: false },
  { phase: 'ringing', muted: false },
  { phase: 'answered', muted: false },
  { phase: 'answered', muted: true },
] as const;

const drawing = (look: (typeof looks)[number]) =>
  decodeURIComponent(pageIcon(look)!.replace('data:image/svg+xml,', ''));

describe('the page’s icon', () => {
  it('is the usual one when no call is up', () => {
    expect(pageIcon({ phase: 'over', muted: false })).toBeNull();
  });

  it('is a drawing that can be read as one', () => {
    for (const look of looks) {
      const svg = new DOMParser().parseFromString(drawing(look), 'image/svg+xml');
      expect(svg.querySelector('parsererror')).toBeNull();
      expect(svg.querySelector('path')?.getAttribute('d')).toMatch(/^M/);
    }
  });

  it('differs in its lines, not only in its colours', () => {
    const lines = looks.map((look) => drawing(look).replace(/#\w{3,6}/g, ''));
    expect(new Set(lines).size).toBe(looks.length);
  });
});
