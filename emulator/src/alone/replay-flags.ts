import { parseArgs } from 'node:util';
import { inWords, StartError } from './start-error.ts';

export interface ReplayFlags {
  /** The exported call. */
  readonly file: string;
  readonly answerUrl: string;
  readonly eventUrl?: string | undefined;
  readonly fallbackUrl?: string | undefined;
  readonly set: Readonly<Record<string, string>>;
  readonly mask: readonly string[];
  /** The application file with the secret that signs. */
  readonly applications?: string | undefined;
}

/** Throws a `StartError`. */
export function readReplayFlags(words: readonly string[]): ReplayFlags {
  const { values, positionals } = parse(words);
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw invalid('Name one file to replay.');
  const answerUrl = values['answer-url'];
  if (answerUrl === undefined) throw invalid('Name the server by --answer-url.');
  for (const url of [answerUrl, values['event-url'] ?? [], values['fallback-url'] ?? []].flat()) {
    if (!URL.canParse(url)) throw invalid(`${url} is not a URL.`);
  }
  return {
    ...{ file, answerUrl, eventUrl: values['event-url'], fallbackUrl: values['fallback-url'] },
    ...{ set: Object.fromEntries(values.set.map(pairIn)), mask: values.mask },
    applications: values.file,
  };
}

function pairIn(text: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw invalid(`--set ${text} is not NAME=VALUE.`);
  return [name, value];
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'answer-url': { type: 'string' },
        'event-url': { type: 'string' },
        'fallback-url': { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        mask: { type: 'string', multiple: true, default: [] },
        file: { type: 'string' },
      },
    });
  } catch (error) {
    const [line = ''] = inWords(error).split('. ');
    throw invalid(`${line.replace(/\.$/, '')}.`);
  }
}

const invalid = (why: string): StartError => new StartError('flag-invalid', `${why} See --help.`);
