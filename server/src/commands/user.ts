import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { StartError } from '../start-error.ts';
import { makeTables } from '../store/make-tables.ts';
import { withTables, type TablesPlace } from '../store/open-tables.ts';
import type { Sql } from '../store/sql.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import { userName } from '../users/user-name.ts';
import { createUserRegister, type ListedUser } from '../users/user-register.ts';

export interface UserOptions extends TablesPlace {
  /** Where people open Hotline, as `PUBLIC_URL` says: a setup link begins with it. */
  readonly publicUrl: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

const usage =
  'Write: npm run user -- add NAME [--admin], npm run user -- link NAME, ' +
  'npm run user -- disable NAME, or npm run user -- list';

/**
 * Does what the words after `npm run user --` say, also while servers run; the lines that tell of it.
 * @throws StartError one line
 */
export async function user(words: readonly string[], options: UserOptions): Promise<string> {
  const work = workOf(words, options);
  if (words[0] === 'add') makeTables(options);
  return withTables(options, (store) => work({ ...options, store }));
}

type Tools = UserOptions & { readonly store: Sql };
type Work = (tools: Tools) => Promise<string>;

/** What each command does with the words after it; nothing when they are not for it. */
const commands = new Map<string, (words: readonly string[], url?: string) => Work | undefined>([
  ['list', ({ length }) => (length === 0 ? list : undefined)],
  ['disable', ([word, ...rest]) => (rest.length === 0 ? disable(nameIn(word)) : undefined)],
  [
    'link',
    ([word, ...rest], url) => (rest.length === 0 ? link(nameIn(word), linkUrl(url)) : undefined),
  ],
  [
    'add',
    ([word, ...flags], url) => {
      if (!['', '--admin'].includes(flags.join(' '))) return undefined;
      return add(nameIn(word), flags.length > 0, linkUrl(url));
    },
  ],
]);

/** What the words ask for, before anything is opened. @throws StartError */
function workOf([command = '', ...rest]: readonly string[], { publicUrl }: UserOptions): Work {
  const work = commands.get(command)?.(rest, publicUrl);
  if (!work) throw new StartError(usage);
  return work;
}

function nameIn(word = ''): string {
  if (word === '') throw new StartError(usage);
  const parsed = userName.safeParse(word);
  if (parsed.success) return parsed.data;
  throw new StartError(
    `"${word}" cannot be a user name: letters, digits, dots, hyphens, at most 64, and not "company".`,
  );
}

/** A passkey is for one address, and a browser keeps it for https or for its own machine alone. */
function linkUrl(publicUrl = ''): string {
  const url = URL.parse(publicUrl);
  const own = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || own)) return url.origin;
  throw new StartError(
    'A setup link begins with the address of your Hotline. Set it first: PUBLIC_URL=https://…',
  );
}

function add(name: string, admin: boolean, url: string): Work {
  return async (tools) => {
    if (await createUserRegister(tools).add(name, admin)) return link(name, url)(tools);
    throw new StartError(
      `${name} is there already. For a new way in: npm run user -- link ${name}`,
    );
  };
}

function link(name: string, url: string): Work {
  return async (tools) => {
    const token = await createSetupLinks(tools).make(name);
    if (token !== undefined) {
      return `With this link ${name} chooses how to sign in, once, within 15 minutes:\n${url}/setup#${token}`;
    }
    throw new StartError(`There is no user ${name}. To add one: npm run user -- add ${name}`);
  };
}

function disable(name: string): Work {
  return async (tools) => {
    if (await createUserRegister(tools).disable(name)) {
      return `${name} is out, on every server within 15 seconds. A call that goes on is not ended.`;
    }
    throw new StartError(`There is no user ${name}, or not any more.`);
  };
}

async function list(tools: Tools): Promise<string> {
  const users = await createUserRegister(tools).list();
  if (users.length === 0) return 'There are no users yet: npm run user -- add NAME --admin';
  return users.map(lineOf).join('\n');
}

function lineOf({ name, admin, disabled, passkeys, passphrase }: ListedUser): string {
  if (disabled) return `${name}: disabled`;
  const keys = passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`;
  const ways = [passkeys > 0 ? keys : '', passphrase ? 'a passphrase' : ''].filter(Boolean);
  return `${name}${admin ? ' (admin)' : ''}: ${ways.join(', ') || 'has not chosen how to sign in'}`;
}
