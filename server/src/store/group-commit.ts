/** Begins, commits or undoes a transaction, at once. */
export interface Transactions {
  readonly begin: () => void;
  readonly commit: () => void;
  /** Undoes what was begun, if anything. */
  readonly rollback: () => void;
}

export interface GroupCommit {
  /** Runs `work` in a transaction; settles when that is on disk. */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** The same, before all that waits by `write`: somebody stands by for it. */
  readonly writeFirst: <T>(work: () => T) => Promise<T>;
  /** Commits what waits. */
  readonly flush: () => void;
}

interface Waiting {
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** So many share a transaction at most: between two, others have their turn. */
const groupSize = 64;

/**
 * Lets changes that come in the same turn share one transaction, because a disk takes as long for fifty as for one.
 * When the group fails, each is tried by itself, so that one's fault stays its own.
 */
export function createGroupCommit(transactions: Transactions): GroupCommit {
  const urgent: Waiting[] = [];
  const patient: Waiting[] = [];
  const anybody = () => urgent.length + patient.length > 0;

  function commitGroup(): void {
    const group = urgent.splice(0, groupSize);
    group.push(...patient.splice(0, groupSize - group.length));
    if (group.length > 0) settleGroup(transactions, group);
  }

  function turn(): void {
    commitGroup();
    if (anybody()) setImmediate(turn);
  }

  function writeTo(queue: Waiting[]) {
    return <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (!anybody()) setImmediate(turn);
        queue.push(waitFor(work, resolve, reject));
      });
  }

  return {
    flush: () => {
      while (anybody()) commitGroup();
    },
    write: writeTo(patient),
    writeFirst: writeTo(urgent),
  };
}

function waitFor<T>(
  work: () => T,
  resolve: (value: T) => void,
  fail: (error: unknown) => void,
): Waiting {
  let result: { readonly value: T };
  return {
    run: () => {
      result = { value: work() };
    },
    settle: () => {
      resolve(result.value);
    },
    fail,
  };
}

function settleGroup(transactions: Transactions, group: readonly Waiting[]): void {
  const error = fault(transactions, group);
  if (error === undefined) for (const { settle } of group) settle();
  else if (!error.begun || group.length === 1) for (const { fail } of group) fail(error.cause);
  else for (const one of group) tryAlone(transactions, one);
}

function tryAlone(transactions: Transactions, one: Waiting): void {
  const error = fault(transactions, [one]);
  if (error === undefined) one.settle();
  else one.fail(error.cause);
}

interface Fault {
  readonly cause: unknown;
  /** False when another process kept us out, as it would keep out each one alone. */
  readonly begun: boolean;
}

/** Runs a group in one transaction; gives what went wrong, after undoing it all. */
function fault(
  { begin, commit, rollback }: Transactions,
  group: readonly Waiting[],
): Fault | undefined {
  let begun = false;
  try {
    begin();
    begun = true;
    for (const { run } of group) run();
    commit();
    return undefined;
  } catch (cause) {
    rollback();
    return { cause, begun };
  }
}
