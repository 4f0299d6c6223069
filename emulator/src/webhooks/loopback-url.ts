/**
 * The URL, when it is of one of those schemes and on this machine; otherwise why it must not be asked. The emulator stands in
 * for a service that costs money and shares numbers, so nothing it says may leave the machine.
 */
export function loopbackUrl(
  text: string,
  schemes: readonly string[] = ['http', 'https'],
): URL | { readonly refused: string } {
  if (!URL.canParse(text)) return { refused: `${text} is not a URL.` };
  const url = new URL(text);
  if (!schemes.includes(url.protocol.slice(0, -1))) {
    return { refused: `The emulator speaks ${schemes.join(' and ')} here, not ${url.protocol}` };
  }
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) return url;
  return { refused: `The emulator asks this machine only (localhost), not ${url.hostname}.` };
}
