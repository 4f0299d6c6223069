export interface User {
  readonly name: string;
  /** Sees what goes wrong, and everybody's calls. */
  readonly admin: boolean;
}

/** Who may sign in. */
export interface UserBook {
  /** That user, unless there is none or it may not come in now. */
  find(name: string): Promise<User | undefined>;
}
