import type { Application, WebhookTarget } from '../../platform/applications.ts';
import type { ApplicationBody, WebhookBody } from './application-body.ts';

/** What a request cannot say about an application. */
export type Given = Omit<
  Application,
  | 'name'
  | 'answerUrl'
  | 'fallbackAnswerUrl'
  | 'eventUrl'
  | 'voice'
  | 'otherCapabilities'
  | 'improveAi'
>;

/** The application that a request describes: all of it, so that what it leaves out is gone. */
export function applicationOf(body: ApplicationBody, given: Given): Application {
  const { voice, ...otherCapabilities } = body.capabilities;
  return {
    ...given,
    name: body.name,
    otherCapabilities,
    improveAi: body.privacy.improve_ai,
    ...(voice && voiceOf(voice)),
  };
}

function voiceOf(voice: NonNullable<ApplicationBody['capabilities']['voice']>) {
  const { answer_url: answer, fallback_answer_url: fallback, event_url: event } = voice.webhooks;
  return {
    ...(answer && { answerUrl: target(answer, 'GET') }),
    ...(fallback && { fallbackAnswerUrl: target(fallback, 'GET') }),
    ...(event && { eventUrl: target(event, 'POST') }),
    voice: {
      signedCallbacks: voice.signed_callbacks,
      conversationsTtl: voice.conversations_ttl,
      legPersistenceTime: voice.leg_persistence_time,
      ...(voice.region !== undefined && { region: voice.region }),
    },
  };
}

function target(webhook: WebhookBody, usual: WebhookTarget['method']): WebhookTarget {
  const { address: url, http_method: method = usual } = webhook;
  const { connect_timeout: connectTimeout, socket_timeout: socketTimeout } = webhook;
  return {
    url,
    method,
    ...(connectTimeout !== undefined && { connectTimeout }),
    ...(socketTimeout !== undefined && { socketTimeout }),
  };
}
