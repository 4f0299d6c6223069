/** Whether calls and events can be kept in the database now. */
export interface Availability {
  state(): 'ready' | 'away';
  /** Calls after it has changed. The returned function ends the subscription. */
  onChange(listener: () => void): () => void;
}
