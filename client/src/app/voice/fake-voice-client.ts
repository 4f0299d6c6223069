import type { CallNews } from '@hotline/protocol/call';
import type { Settings } from '@hotline/protocol/session';
import { closeMicrophone } from './microphone.ts';
import { VoiceClient, type NoteDetail, type VoiceHandlers } from './voice-client.ts';

/** A voice SDK that does what a test says and remembers what it was asked. */
export class FakeVoiceClient extends VoiceClient {
  readonly tokens: string[] = [];
  readonly dialed: string[] = [];
  readonly hungUp: string[] = [];
  readonly muted: boolean[] = [];
  connected = false;
  /** What the next of these calls do; by default they succeed at once. */
  onConnect: () => Promise<void> = () => Promise.resolve();
  onDial: () => Promise<void> = () => Promise.resolve();
  onHangUp: () => Promise<void> = () => Promise.resolve();
  onMute: () => Promise<void> = () => Promise.resolve();
  onUpdateToken: () => Promise<void> = () => Promise.resolve();

  private handlers: VoiceHandlers | null = null;
  private call: { readonly id: string; readonly microphone: MediaStream } | null = null;

  override async connect(
    token: string,
    _voice: Settings['voice'],
    handlers: VoiceHandlers,
  ): Promise<void> {
    this.tokens.push(token);
    this.handlers = handlers;
    await this.onConnect();
    this.connected = true;
  }

  override async updateToken(token: string): Promise<void> {
    this.tokens.push(token);
    await this.onUpdateToken();
  }

  override async dial(id: string, microphone: MediaStream): Promise<void> {
    this.dialed.push(id);
    this.call = { id, microphone };
    await this.onDial();
  }

  override async hangUp(): Promise<void> {
    if (!this.call) return;
    this.hungUp.push(this.call.id);
    closeMicrophone(this.call.microphone);
    this.call = null;
    await this.onHangUp();
  }

  override async mute(on: boolean): Promise<void> {
    this.muted.push(on);
    await this.onMute();
  }

  override disconnect(): void {
    this.connected = false;
  }

  /** Says something of a call, as the SDK would. */
  say(callId: string, news: CallNews): void {
    this.handlers?.news(callId, news);
  }

  note(callId: string, what: string, detail?: NoteDetail): void {
    this.handlers?.note(callId, what, detail);
  }

  drop(): void {
    this.handlers?.connection('lost');
  }

  comeBack(): void {
    this.handlers?.connection('ready');
  }

  speak(stream: MediaStream | null): void {
    this.handlers?.remoteAudio(stream);
  }

  carry(connection: RTCPeerConnection | null): void {
    this.handlers?.media(connection);
  }
}
