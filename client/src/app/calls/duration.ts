/** A running time as a display shows it: 0:07, 2:14, 1:02:03. */
export function clockTime(milliseconds: number): string {
  const { hours, minutes, seconds } = split(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** A finished time as a person says it, short on the tile and long for a voice. */
export function spokenTime(milliseconds: number, form: 'short' | 'long'): string {
  const { hours, minutes, seconds } = split(milliseconds);
  const units =
    form === 'short' ? (['h', 'min', 's'] as const) : (['hour', 'minute', 'second'] as const);
  const parts = [hours, minutes, seconds].flatMap((value, index) =>
    value === 0 ? [] : [amount(value, units[index] ?? '', form)],
  );
  return parts.length === 0 ? amount(0, units[2], form) : parts.join(' ');
}

function amount(value: number, unit: string, form: 'short' | 'long'): string {
  return `${value} ${unit}${form === 'long' && value !== 1 ? 's' : ''}`;
}

function split(milliseconds: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  return {
    hours: Math.floor(total / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
  };
}
