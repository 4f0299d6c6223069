import { cardinal } from './number-words.ts';

/** A time of day, or a length such as 1'30", as it is said. What is neither stays as it is. */
export function spokenTime(text: string): string {
  return spokenLength(text) ?? spokenClock(text) ?? text;
}

function spokenLength(text: string): string | undefined {
  const [, minutes, seconds] = /^(\d{1,4})'(?:(\d{1,2})"?)?$/.exec(text) ?? [];
  if (minutes === undefined) return undefined;
  return together(counted(minutes, 'minute'), counted(seconds, 'second'));
}

const clock =
  /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?:[:.]\d{2})?\s*(?:(?<half>[ap])\.?m\.?)?$/i;

function spokenClock(text: string): string | undefined {
  const { hour, minute, half } = clock.exec(text)?.groups ?? {};
  if (hour === undefined) return undefined;
  const past = past12(Number(minute ?? 0));
  if (half === undefined) return together(cardinal(Number(hour)), past === '' ? "o'clock" : past);
  return together(cardinal(Number(hour)), past, `${half.toUpperCase()} M`);
}

function together(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function past12(minute: number): string {
  if (minute === 0) return '';
  return `${minute < 10 ? 'oh ' : ''}${cardinal(minute)}`;
}

function counted(text: string | undefined, unit: string): string {
  const count = Number(text ?? 0);
  return count === 0 ? '' : `${cardinal(count)} ${unit}${count === 1 ? '' : 's'}`;
}
