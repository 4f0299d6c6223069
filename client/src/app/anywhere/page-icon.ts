import { icons, type IconName } from '../calls/icons.ts';
import type { ShownCall } from './shown-call.ts';

type Look = Pick<ShownCall, 'phase' | 'muted'>;

interface Drawing {
  readonly icon: IconName;
  readonly ink: string;
  /** What the drawing lies on: its outline differs as well, for whoever does not see its colour. */
  readonly ground: string;
}

const disc = (colour: string): string =>
  `<circle cx="16" cy="16" r="15" fill="${colour}" stroke="#111" stroke-width="2"/>`;

const calling: Drawing = { icon: 'dots', ink: '#111', ground: disc('#ffc247') };
const ringing: Drawing = { icon: 'bell', ink: '#111', ground: disc('#ffc247') };
const talking: Drawing = {
  icon: 'wave',
  ink: '#111',
  ground:
    '<rect x="1" y="1" width="30" height="30" fill="#2bae6e" stroke="#111" stroke-width="2"/>',
};
const muted: Drawing = {
  icon: 'microphone-off',
  ink: '#fff',
  ground:
    '<rect x="1.5" y="1.5" width="29" height="29" fill="#111" stroke="#2bae6e" stroke-width="3"/>',
};

const drawings = { dialing: calling, ringing, answered: talking } as const;

/** The page's icon while a call is up, as a URL that holds the drawing itself; null when the usual one will do. */
export function pageIcon(look: Look): string | null {
  if (look.phase === 'over') return null;
  const { icon, ink, ground } = look.muted ? muted : drawings[look.phase];
  const wide = icon === 'dots' ? 5 : 2.6;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ground}` +
    `<path transform="translate(4 4)" d="${icons[icon]}" fill="none" stroke="${ink}" ` +
    `stroke-width="${wide}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
