import { hasVoice } from '../../platform/applications.ts';
import type { Application, WebhookTarget } from '../../platform/applications.ts';

/** One application as the platform shows it; with its private key that one time when it is made. */
export function applicationRecord(application: Application, privateKey?: string): object {
  const { id, name = id, improveAi = true, otherCapabilities = {} } = application;
  return {
    id,
    name,
    keys: {
      ...(privateKey !== undefined && { private_key: privateKey }),
      public_key: String(application.publicKey.export({ type: 'spki', format: 'pem' })),
    },
    privacy: { improve_ai: improveAi },
    capabilities: { ...otherCapabilities, ...voiceRecord(application) },
    _links: { self: { href: `/v2/applications/${id}` } },
  };
}

/** The platform's defaults. */
const usual = { signedCallbacks: true, conversationsTtl: 48, legPersistenceTime: 2 };

function voiceRecord(application: Application): object {
  if (!hasVoice(application)) return {};
  const { voice, answerUrl, fallbackAnswerUrl, eventUrl } = application;
  const webhooks = {
    ...(answerUrl && { answer_url: webhookRecord(answerUrl) }),
    ...(fallbackAnswerUrl && { fallback_answer_url: webhookRecord(fallbackAnswerUrl) }),
    ...(eventUrl && { event_url: webhookRecord(eventUrl) }),
  };
  const { region, ...settings } = { ...usual, ...voice };
  return {
    voice: {
      webhooks,
      signed_callbacks: settings.signedCallbacks,
      conversations_ttl: settings.conversationsTtl,
      leg_persistence_time: settings.legPersistenceTime,
      ...(region !== undefined && { region }),
    },
  };
}

function webhookRecord(target: WebhookTarget): object {
  const { url, method, connectTimeout, socketTimeout } = target;
  return {
    address: url,
    http_method: method,
    ...(connectTimeout !== undefined && { connect_timeout: connectTimeout }),
    ...(socketTimeout !== undefined && { socket_timeout: socketTimeout }),
  };
}
