import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const [dayPart = '', nightPart = ''] = css.split('@media (prefers-color-scheme: dark)');
const day = read(dayPart);
const night = { ...day, ...read(nightPart) };

function read(part: string): Record<string, string> {
  const found = part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g);
  return Object.fromEntries(
    Array.from(found, ([, name = '', value = '']) => [name, value] as const),
  );
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it('measures as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['by day', day],
  ['by night', night],
])('%s', (_when, token) => {
  it.each([
    ['idle-text', 'idle'],
    ['idle-text', 'idle-hover'],
    ['idle-quiet', 'idle'],
    ['idle-quiet', 'idle-hover'],
    ['pending-text', 'pending'],
    ['answered-text', 'answered'],
    ['chip-text', 'chip'],
    ['text', 'page'],
    ['text', 'surface'],
    ['text', 'dimmed'],
    ['text-quiet', 'page'],
    ['text-quiet', 'surface'],
    ['dimmed-text', 'dimmed'],
    ['aside-text', 'aside'],
    ['warning-text', 'warning'],
    ['info-text', 'info'],
    ['link', 'info'],
    ['link', 'warning'],
    ['link', 'page'],
    ['danger-text', 'surface'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(token[text], token[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['edge', 'page'],
    ['edge', 'surface'],
    ['aside-edge', 'page'],
    ['field-line', 'surface'],
    ['focus', 'page'],
    ['focus', 'surface'],
    ['danger-text', 'surface'],
  ])('%s can be seen on %s', (line, ground) => {
    expect(contrast(token[line], token[ground])).toBeGreaterThanOrEqual(3);
  });
});
