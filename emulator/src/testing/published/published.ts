import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Readonly<Record<string, unknown>>;

/** What the vendor and others have published of the platform's webhooks. */
export interface Published {
  readonly answer_webhooks: readonly {
    readonly id: string;
    readonly provenance: string;
    readonly method: 'GET' | 'POST';
    readonly query?: Fields;
    readonly body?: Fields;
  }[];
  readonly event_webhooks: readonly {
    readonly id: string;
    readonly provenance: string;
    readonly payload: Fields;
  }[];
  readonly get_form_of_events: readonly { readonly id: string; readonly request_target: string }[];
  readonly fallback_webhooks: readonly { readonly id: string; readonly payload: Fields }[];
  readonly signed_webhooks: readonly {
    readonly id: string;
    readonly secret: string;
    readonly raw_body?: string;
    readonly hashed_string?: string;
    readonly authorization: string;
    readonly claims?: { readonly iat: number; readonly jti: string };
  }[];
  readonly websocket_messages: {
    readonly frames: readonly {
      readonly id: string;
      readonly direction: string;
      readonly payload: Fields;
    }[];
  };
  readonly timelines: readonly { readonly id: string; readonly sequence: readonly string[] }[];
}

/** It stays where it is. */
const path = join(__dirname, '../../../../../shared/reference/webhook-examples.json');

/** `undefined` where the file is not. */
export function readPublished(): Published | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Published) : undefined;
}
