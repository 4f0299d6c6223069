/** The languages that the platform speaks, in BCP-47. */
export const languages = [
  ...['ar', 'ca-ES', 'cmn-CN', 'cmn-TW', 'cs-CZ', 'cy-GB', 'da-DK', 'de-DE', 'el-GR', 'en-AU'],
  ...['en-GB', 'en-GB-WLS', 'en-IN', 'en-US', 'en-ZA', 'es-ES', 'es-MX', 'es-US', 'eu-ES', 'fi-FI'],
  ...['fil-PH', 'fr-CA', 'fr-FR', 'he-IL', 'hi-IN', 'hu-HU', 'id-ID', 'is-IS', 'it-IT', 'ja-JP'],
  ...['ko-KR', 'nb-NO', 'nl-NL', 'no-NO', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sk-SK'],
  ...['sv-SE', 'th-TH', 'tr-TR', 'uk-UA', 'vi-VN', 'yue-CN'],
] as const;

const known: ReadonlySet<string> = new Set(languages.map((language) => language.toLowerCase()));

export function isLanguage(code: string): boolean {
  return known.has(code.toLowerCase());
}
