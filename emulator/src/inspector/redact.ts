const hidden = '[hidden]';

const secretName =
  /token|secret|passw|private.?key|api.?key|authorization|credential|cookie|signature|jwt|ice-?pwd/i;

const named =
  '[\\w.-]*(?:token|secret|passw|private.?key|api.?key|credential|signature|jwt)[\\w.-]*';

/** What is a secret wherever it stands. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, hidden],
  [/-----BEGIN [A-Z ]*KEY-----[^]*?(-----END [A-Z ]*KEY-----|$)/g, hidden],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/(\/\/)[^/\s@"]+@/g, `$1${hidden}@`],
  [/(a=ice-pwd:)[^\s\\]+/g, `$1${hidden}`],
  [new RegExp(`([?&]${named}=)[^&\\s"]+`, 'gi'), `$1${hidden}`],
  [new RegExp(`("${named}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*("|$)`, 'gi'), `$1"${hidden}"`],
];

/** The text without tokens, keys and passwords. */
export function redactText(text: string): string {
  return patterns.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}

/** The same JSON without tokens, keys and passwords, by their names and by their looks. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecret(name, inner) ? hidden : redact(inner),
    ]),
  );
}

/** Where a name stands for more than a text, what is within it is looked at by itself. */
function isSecret(name: string, value: unknown): boolean {
  return secretName.test(name) && (typeof value === 'string' || typeof value === 'number');
}
