import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRequest } from './written-request.ts';

/** Requests that were captured from the platform; they stay where they are. */
const examples = join(__dirname, '../../../../shared/reference/webhook-examples.json');
const here = existsSync(examples);

interface GetForm {
  readonly id: string;
  readonly request_target: string;
}

const forms = here
  ? (JSON.parse(readFileSync(examples, 'utf8')) as { get_form_of_events: readonly GetForm[] })
      .get_form_of_events
  : [];

/** What was told, read from the address that told it. */
function told(url: URL): Record<string, unknown> {
  return Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [
      name,
      value.startsWith('{') ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}

(here ? describe : describe.skip)(
  `an event by GET${here ? '' : ': not compared, webhook-examples.json is not here'}`,
  () => {
    it.each(forms)('is written to the letter as captured: $id', ({ request_target: target }) => {
      const captured = new URL(target, 'http://127.0.0.1');
      const address = new URL(captured.pathname, captured);
      const request = { url: address.href, method: 'GET', payload: told(captured) } as const;
      const { url } = writeRequest(request, address);
      expect(url.pathname + url.search).toBe(target);
    });

    it('is compared with four of them', () => {
      expect(forms.map(({ id }) => id).sort()).toEqual([
        'get.error',
        'get.input',
        'get.notify',
        'get.record',
      ]);
    });
  },
);
