import type { Application } from '../applications.ts';
import type { Parts } from '../parts.ts';
import type { RecordingOrder } from './recording-order.ts';

/** What a customer's server says of a recording that it starts itself. */
export type ConversationRecordingOrder = Omit<
  RecordingOrder,
  'application' | 'conversation' | 'ear' | 'leg' | 'silence'
>;

/** Conversations as their customer's server has them recorded. */
export interface ConversationRecorder {
  /** Ends with the conversation, if not before. */
  startRecording(
    application: Application,
    conversation: string,
    order: ConversationRecordingOrder,
  ): 'started' | 'running' | 'unknown';
  /** Ends all recordings of it, whoever started them. */
  stopRecording(
    application: Application,
    conversation: string,
  ): 'stopped' | 'not running' | 'unknown';
}

export function recordConversations(parts: Parts): ConversationRecorder {
  const { recordings, meetings, calls } = parts;
  return {
    startRecording: (application, id, order) => {
      const conversation = meetings.find(application.id, id);
      if (!conversation) return 'unknown';
      if (recordings.of(conversation).length > 0) return 'running';
      const here = calls.all().filter((call) => call.live && call.conversation === conversation);
      // What is played to one of many is not for all; a call's only caller is the one who hears.
      const [call] = here.length === 1 ? here : [];
      const ear = call?.find(call.leg)?.sound;
      recordings.start({ ...order, application, conversation, ear, leg: call?.leg });
      return 'started';
    },
    stopRecording: ({ id: applicationId }, id) => {
      const conversation = meetings.find(applicationId, id);
      if (!conversation) return 'unknown';
      const running = recordings.of(conversation);
      for (const recording of running) recording.stop();
      return running.length > 0 ? 'stopped' : 'not running';
    },
  };
}
