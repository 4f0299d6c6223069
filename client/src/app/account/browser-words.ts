/** The first that fits names it: browsers like to call themselves by others' names as well. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrom(?:e|ium)\/|\bHeadlessChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const devices: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser calls itself, in plain words: "Safari on iPhone". */
export function browserWords(agent: string): string {
  const find = (known: typeof browsers) => known.find(([sign]) => sign.test(agent))?.[1];
  const [browser, device] = [find(browsers), find(devices)];
  if (browser === undefined && device === undefined) return 'Another program';
  return device === undefined ? (browser ?? '') : `${browser ?? 'A browser'} on ${device}`;
}
