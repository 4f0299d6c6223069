/** A phone's script did not go as written: what was expected, what came instead, and what happened. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';

  /** Names the line of the script, rather than the library's. */
  blame(stack: string): this {
    this.stack = `${this.name}: ${this.message}\n${stack}`;
    return this;
  }
}
