import type { Switches } from './switches.ts';
import type { Hearing } from './conversations/hearing.ts';
import type { EarFaults } from './sound/ear-faults.ts';
import type { Traffic } from './sound/traffic.ts';

/** What the platform needs from the outside: time, sound, and the customer's webhooks. */

/** Time, injected so that a 45 s "no answer" takes milliseconds in a test. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after that many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Finished sound: 16-bit mono samples at 8 kHz. */
export interface Sound {
  readonly samples: Int16Array;
}

export interface PlayOptions {
  /** How often the sound is played; 0 plays until stopped. */
  readonly loop?: number;
  /** −1 (silent) to 1 (twice as loud), as the platform's `level`. */
  readonly level?: number;
}

/** The audio end of one leg: what it says goes to its room, what the room says it hears. */
export interface AudioEnd {
  /** Lets this leg alone hear `sound`, mixed with the room. The returned function stops it. */
  play(sound: Sound, options?: PlayOptions): () => void;
  /** Says `sound` into the room, over what this leg says by itself. The returned function stops it. */
  say(sound: Sound): () => void;
  /** While muted, the room does not hear this leg. */
  mute(muted: boolean): void;
  /** While earmuffed, this leg does not hear the room. */
  earmuff(earmuffed: boolean): void;
  /** Whoever takes keys as messages hears that another one has pressed a key, for that many milliseconds. */
  hearKey?(key: string, milliseconds: number): void;
  /** A browser alone: what is wrong on purpose with its audio. */
  readonly ear?: Switches<EarFaults>;
  /**
   * A simulated phone alone: lets a browser speak and hear in its place; the next one sends it away. The browser
   * reaches this machine at `address`, loopback when left out. Rejects as `Media.answer` does.
   */
  lend?(offerSdp: string, address?: string): Promise<Borrower>;
  /** What this leg said in the last second, before muting: for tests and meters. */
  said(): Int16Array;
  /** How loud it was in the last quarter of a second. */
  levels(): Levels;
  /** Frees everything. Idempotent. */
  close(): void;
}

/** Root mean squares, 0 to 1: of what an end said, before muting, and of what it was given to hear. */
export interface Levels {
  readonly said: number;
  readonly heard: number;
}

/** A browser that is on the line by WebRTC. */
export interface BrowserOnLine {
  /** The SDP answer to the browser's offer, or what was offered to it. */
  readonly sdp: string;
  /** Calls when the browser is gone, once for each of its connections: DTLS closed, ICE failed or no RTP for 8 s. */
  onLost(listener: () => void): void;
  /** Calls when the browser's audio can flow, once for each connection too. An end without it is taken to be connected. */
  onConnected?(listener: () => void): void;
}

/** A browser's audio over WebRTC. */
export interface BrowserEnd extends AudioEnd, BrowserOnLine {
  /** Takes the offer of a browser that comes back: a new connection for the same sound. Its SDP answer. Rejects as `answer`. */
  renew(offerSdp: string): Promise<string>;
  /** What passed so far; also to be asked once it is closed. */
  traffic(): Traffic;
}

/** A browser that speaks and hears in the place of a simulated phone. */
export interface Borrower extends BrowserOnLine {
  /** From now on the phone has its own voice again. Idempotent. */
  giveBack(): void;
}

/** Sound that is offered to browsers, of which one may take it. */
export interface BrowserOffer {
  readonly sdp: string;
  /** Takes the answer of a browser. Rejects when it is not usable; then another may answer. */
  readonly accept: (answerSdp: string) => Promise<BrowserEnd>;
  /** Takes the offer back: not once it was accepted. */
  readonly close: () => void;
}

/** What a simulated phone says by itself. */
export type PhoneVoice = 'silence' | 'echo' | Sound;

/** Everyone in a room hears everyone else, unless their seats say otherwise. */
export interface Room {
  add(end: AudioEnd, seat?: Seat): void;
  remove(end: AudioEnd): void;
  /** Lets those in the room who take keys as messages know of one. */
  press(by: AudioEnd, key: string, milliseconds: number): void;
  /** While quiet, nobody hears anybody. */
  quiet(on: boolean): void;
  /** Records what is said in it from now on, while it is not quiet. */
  record(options: RecordingOptions): Recording;
  /** Closes the room, not its ends. */
  close(): void;
}

export interface RecordingOptions {
  readonly format: 'mp3' | 'wav' | 'ogg';
  /** 1 to 32, with mp3 and ogg up to 2: one for each who speaks, in the order they come; the last one for all others. */
  readonly channels: number;
  /** Whose voice is in the first channel, and what is played to whom in the last. */
  readonly ear?: AudioEnd | undefined;
  /** Takes the next bytes of the file, or those that now stand at `position`. Must not throw. */
  readonly write: (bytes: Uint8Array, position?: number) => void;
  /** Called once, when nothing was to be heard for that long. */
  readonly silence?: { readonly milliseconds: number; readonly onSilence: () => void } | undefined;
}

export interface Recording {
  /** Ends it. Resolves when all is written; rejects when it could not be made. Idempotent. */
  stop(): Promise<void>;
}

/** A leg's place in a room. */
export interface Seat extends Hearing {
  /** The leg. */
  readonly id: string;
}

/** Who speaks. */
export interface Voice {
  /** BCP-47. */
  readonly language?: string | undefined;
  /** Different styles are different voices; 0 when left out. */
  readonly style?: number | undefined;
}

/** A websocket that carries sound. */
export interface WebsocketOrder {
  readonly uri: string;
  /** Of the sound, as the server is told it, and in samples a second: 8000 or a multiple. */
  readonly contentType: string;
  readonly rate: number;
  /** What the server is told when the connection stands. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** The HTTP header with which the connection is asked for. */
  readonly authorization?: string;
}

export interface WebsocketListener {
  opened(): void;
  refused(): void;
  /** The connection stood, and is gone. */
  closed(): void;
}

export interface Media {
  /** Takes a browser's offer. Rejects when the SDP is not usable or the port range is exhausted. */
  answer(offerSdp: string): Promise<BrowserEnd>;
  /** Offers sound to a browser that is called. Rejects when the port range is exhausted. */
  offer(): Promise<BrowserOffer>;
  /** The audio end of a simulated phone. */
  phone(voice: PhoneVoice): AudioEnd;
  /** Opens a websocket to a server; the listener hears what becomes of it, never before this has returned. */
  websocket(order: WebsocketOrder, listener: WebsocketListener): AudioEnd;
  room(): Room;
  /** Spoken text, or SSML. A language the synthesiser lacks is spoken by its default voice. */
  speak(text: string, voice?: Voice): Promise<Sound>;
  /** One period of a call progress tone, to be looped; a beep is heard once. */
  tone(kind: 'ringback' | 'busy' | 'congestion' | 'beep'): Sound;
  /** The tones of those keys, one each `keyTime`; a `p` is a pause. */
  dtmf(keys: string): Sound;
}

/** Sound files of customers. */
export interface Sounds {
  /**
   * The mp3 or 16-bit wav at that URL, from a cache as long as its Cache-Control allows. Rejects, with a reason to
   * show, when it cannot be loaded or played.
   */
  load(url: string): Promise<Sound>;
}

/** A request to the customer's server. */
export interface WebhookRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly payload: Readonly<Record<string, unknown>>;
  /** Milliseconds until the connection must stand, and then until the reply is there; the documented ones when left out. */
  readonly connectTimeout?: number | undefined;
  readonly socketTimeout?: number | undefined;
  /** Whose secret signs the request. */
  readonly applicationId?: string;
}

/** What the customer's server said, or why it said nothing usable. */
export type WebhookReply =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly reason: string };

export interface Webhooks {
  /** The `Authorization` header of a request of the platform's that has no body; `undefined` where none is signed. */
  credential(applicationId: string): string | undefined;
  /** Asks for instructions (answer URL): the documented timeouts, one more attempt. Never rejects. */
  ask(request: WebhookRequest): Promise<WebhookReply>;
  /** Tells an event in its turn, and waits for what is replied. Never rejects. */
  consult(request: WebhookRequest, order: string): Promise<WebhookReply>;
  /** Tells an event. Events with the same `order` key (a leg) arrive one after the other. */
  tell(request: WebhookRequest, order: string): void;
}
